using System.Diagnostics;
using Tutti.Examples.Tests.Groupings;
using Tutti.Examples.Tests.Support;
using Tutti.Support;

namespace Tutti.Examples.Tests.Databases;

/// <summary>What a program says that cannot start, and what one loads that can.</summary>
public sealed class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProgramWhoseDatabaseDoesNotExistSaysSoAndFails()
    {
        var server = await PostgresServer.SharedAsync();

        var (exitCode, output, error) = await RunAsync(server.ConnectionString("nowhere"));

        Assert.Equal(1, exitCode);
        Assert.StartsWith("The app cannot start:", error, StringComparison.Ordinal);
        Assert.Contains(
            $"The database 'url' at {server.SocketFolder}:5432 cannot be used: database \"nowhere\" does not exist (3D000). Correct what ConnectionStrings:url says.",
            error,
            StringComparison.Ordinal
        );
        AssertIsSaidOnce(output, error);
    }

    [Fact]
    public async Task ProgramWhoseMigrationFailsSaysWhereAndFails()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using (var source = Npgsql.NpgsqlDataSource.Create(database))
        {
            await using var command = source.CreateCommand("create table url (other int)");
            await command.ExecuteNonQueryAsync(Token);
        }

        var (exitCode, output, error) = await RunAsync(database);

        Assert.Equal(1, exitCode);
        Assert.Contains(".up.sql(1): relation \"url\" already exists (42P07)", error, StringComparison.Ordinal);
        Assert.Contains("The migration was rolled back", error, StringComparison.Ordinal);
        AssertIsSaidOnce(output, error);
    }

    [Fact]
    public async Task ProgramWithoutAnyPlaceForItsDatabaseSaysSoAndFails()
    {
        var (exitCode, output, error) = await RunAsync("");

        Assert.Equal(1, exitCode);
        Assert.Contains("Nothing says where the database 'url' is.", error, StringComparison.Ordinal);
        AssertIsSaidOnce(output, error);
    }

    [Fact]
    public async Task ProgramThatWaitsForItsDatabaseEndsQuietlyWhenItIsTold()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are for Unix.");
        using var process = Process.Start(StartOf(BuiltExample.UrlShortener, $"Host={Path.GetTempPath()}nowhere"))!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            lines.Add(line);
            if (line.Contains("Trying again in", StringComparison.Ordinal))
            {
                break;
            }
        }

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        lines.Add(await process.StandardOutput.ReadToEndAsync(Token));
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(0, process.ExitCode);
        AssertIsSaidOnce(string.Join('\n', lines), error);
    }

    [Fact]
    public async Task ProgramWithoutDatabasesLoadsNothingOfThem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux shows what a process has loaded.");
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

        var without = await LoadedAsync(StartOf(BuiltExample.Hello), "/hello/you");
        var with = await LoadedAsync(StartOf(BuiltExample.UrlShortener, database), "/url/nothing");

        Assert.Contains("Tutti.Runtime.dll", without);
        Assert.Contains("Tutti.Runtime.dll", with);
        Assert.Contains("Tutti.Postgres.dll", with);
        Assert.Contains("Npgsql.dll", with);
        Assert.DoesNotContain(without, file => file.Contains("Postgres") || file.Contains("Npgsql"));
    }

    // What the host logs beside it would come with a stack trace, and first.
    private static void AssertIsSaidOnce(string output, string error)
    {
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("Hosting failed to start", output + error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string connection)
    {
        using var process = Process.Start(StartOf(BuiltExample.UrlShortener, connection))!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, output, await error);
    }

    private static async Task<IReadOnlyCollection<string>> LoadedAsync(ProcessStartInfo start, string path)
    {
        var process = AppProcess.Start(start);
        try
        {
            await process.Started.WaitAsync(TimeSpan.FromMinutes(1), Token);
            using var http = new HttpClient();
            using var answer = await http.GetAsync(new Uri(process.Addresses.Single(), path), Token);
            var maps = await File.ReadAllLinesAsync($"/proc/{process.Id}/maps", Token);
            return [.. maps.Select(line => Path.GetFileName(line)).Distinct()];
        }
        finally
        {
            await process.StopAsync(TimeSpan.FromSeconds(20));
        }
    }

    private static ProcessStartInfo StartOf(BuiltExample example, string? connection = null)
    {
        var start = new ProcessStartInfo("dotnet", [example.Assembly])
        {
            // Where there is no app, and so no local server.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["DOTNET_ENVIRONMENT"] = "Production" },
        };
        start.Environment["ConnectionStrings__url"] = connection;
        return start;
    }
}
