using System.Diagnostics;
using System.Globalization;
using Tutti.Postgres.Tests.Hosting;
using Tutti.Support;

namespace Tutti.Postgres.Tests.Migrations;

/// <summary>A process of its own that starts a database several times at once: this program, told to run the one test that does so.</summary>
public sealed class StarterProcess
{
    private const string ConnectionVariable = "TUTTI_TEST_STARTER";
    private const string CountVariable = "TUTTI_TEST_STARTERS";
    private const string FileVariable = "TUTTI_TEST_STARTED";

    /// <summary>Runs such a process.</summary>
    /// <returns>What its starters have said of migrations that they applied.</returns>
    internal static async Task<IReadOnlyList<string>> RunAsync(string connectionString, int starters)
    {
        var file = Path.GetTempFileName();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            ["--filter-class", typeof(StarterProcess).FullName!, "--no-progress"]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment[ConnectionVariable] = connectionString;
        start.Environment[CountVariable] = starters.ToString(CultureInfo.InvariantCulture);
        start.Environment[FileVariable] = file;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        var applied = await File.ReadAllLinesAsync(file);
        File.Delete(file);
        return applied;
    }

    [Fact]
    public async Task StartersOfAProcessApplyEachMigrationOnce()
    {
        // Told by nobody, it has a database of its own.
        var connectionString =
            Environment.GetEnvironmentVariable(ConnectionVariable)
            ?? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var starters = int.Parse(
            Environment.GetEnvironmentVariable(CountVariable) ?? "3",
            CultureInfo.InvariantCulture
        );

        var lines = await Task.WhenAll(Enumerable.Range(0, starters).Select(_ => StartAsync(connectionString)));

        var applied = lines.SelectMany(line => line).ToList();
        Assert.Equal(applied.Count, applied.Select(MigrationOf).Distinct(StringComparer.Ordinal).Count());
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            await File.WriteAllLinesAsync(file, applied);
        }
        else
        {
            Assert.NotEmpty(applied);
        }
    }

    // "Applied 1_create_todos to the database …", after which comes the time that it took.
    private static string MigrationOf(string line) =>
        line[..line.IndexOf(" to the database", StringComparison.Ordinal)];

    private static async Task<IEnumerable<string>> StartAsync(string connectionString)
    {
        await using var host = await new TodosHost(connectionString).StartAsync();
        return host.Lines.Where(line => line.Contains("Applied", StringComparison.Ordinal));
    }
}
