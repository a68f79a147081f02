using System.Text.Json;
using Npgsql;
using Tutti.Cli.Tests.Support;
using Tutti.Support;

namespace Tutti.Cli.Tests.Commands;

/// <summary>The commands on databases, one after the other on one app: the server is that of the app.</summary>
public sealed class DbCommandTests : IDisposable
{
    private readonly NotesApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task DatabaseIsMadeMigratedLookedIntoAndMadeAnew()
    {
        Assert.Equal("pending", StateOf(await _app.DbAsync("status", "--json")));

        var tried = await _app.DbAsync("migrate", "--dry-run");
        Assert.Contains("nothing was changed: 1_create_notes.", tried.Error);
        Assert.Equal("pending", StateOf(await _app.DbAsync("status", "--json")));

        var migrated = await _app.DbAsync("migrate", "--json");
        Assert.Equal(["1_create_notes"], TextsOf(migrated.Json.GetProperty("databases")[0].GetProperty("applied")));
        Assert.Equal("applied", StateOf(await _app.DbAsync("status", "--json")));
        Assert.Contains("has all migrations of the app", (await _app.DbAsync("migrate")).Error);

        var inserted = await _app.DbAsync(
            "shell",
            "notes",
            "--built-in",
            "-c",
            "insert into notes (text) values ('kept'), ('too'); select text from notes"
        );
        Assert.Equal("(INSERT 2)\ntext\n----\nkept\ntoo\n(2 rows)\n", inserted.Out);
        Assert.Equal(0, inserted.ExitCode);

        var list = (await _app.DbAsync("list", "--json")).Json.GetProperty("databases")[0];
        Assert.Equal("notes", list.GetProperty("name").GetString());
        Assert.Equal("notes", list.GetProperty("service").GetString());
        Assert.Equal(1, list.GetProperty("applied").GetInt32());
        Assert.True(list.GetProperty("size").GetInt64() > 1_000_000);

        var reset = await _app.DbAsync("reset", "--yes");
        Assert.Equal(0, reset.ExitCode);
        Assert.Contains("The database 'notes' is new and empty.", reset.Error);
        var left = await _app.DbAsync("shell", "--built-in", "-c", "select count(*) from notes");
        Assert.Contains("\n0\n", left.Out);
    }

    [Fact]
    public async Task UriIsAllOnStandardOutputAndLeadsIntoTheDatabaseOfARunningServer()
    {
        await _app.DbAsync("migrate");
        await using var keeper = await KeepServerAsync();

        var owner = await _app.DbAsync("uri");
        var reader = await _app.DbAsync("uri", "notes", "--reader", "--json");

        Assert.StartsWith("postgresql://notes:", owner.Out);
        Assert.Single(owner.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal("42", await ScalarAsync(owner.Out.Trim(), "select '42'"));
        var readerUri = reader.Json.GetProperty("uri").GetString()!;
        Assert.Equal("0", await ScalarAsync(readerUri, "select count(*)::text from notes"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync(readerUri, "insert into notes (text) values ('x') returning text")
        );
        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Fact]
    public async Task MigrationThatFailsIsShownWithItsLineAndWhatTheServerSays()
    {
        _app.Migrate("2_done", "-- a comment\nalter table notes\n    add colum done bool;");

        var run = await _app.DbAsync("migrate");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Notes/migrations/2_done.up.sql(3): ", run.Error);
        Assert.Contains("add colum done bool", run.Error);
        var migrations = (await _app.DbAsync("status", "--json")).Json.GetProperty("databases")[0];
        Assert.Equal(
            ["applied", "pending"],
            migrations.GetProperty("migrations").EnumerateArray().Select(each => each.GetProperty("state").GetString())
        );
    }

    [Fact]
    public async Task MigrationThatWasChangedAfterItWasAppliedIsNamedWithTheRemedy()
    {
        await _app.DbAsync("migrate");
        _app.Migrate("1_create_notes", "create table notes (id bigint primary key);");

        var status = await _app.DbAsync("status");
        var migrate = await _app.DbAsync("migrate");

        Assert.Equal(1, status.ExitCode);
        Assert.Contains("1_create_notes  applied, and changed since", status.Out);
        Assert.Equal(1, migrate.ExitCode);
        Assert.Contains("Notes/migrations/1_create_notes.up.sql was changed after it was applied", migrate.Error);
        Assert.Contains("tutti db reset notes", migrate.Error);
        // Nobody sits here who could be asked.
        var refused = await _app.DbAsync("reset");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("All data in notes would be lost", refused.Error);
        Assert.Contains("--yes", refused.Error);
        Assert.Equal(0, (await _app.DbAsync("reset", "--yes")).ExitCode);
        Assert.Equal(0, (await _app.DbAsync("status")).ExitCode);
    }

    [Fact]
    public async Task ExtensionThatNeedsASuperuserIsMadeByOne()
    {
        await _app.DbAsync("migrate");
        _app.Migrate("2_remote", "create extension if not exists dblink;");

        var refused = await _app.DbAsync("migrate");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("permission denied to create extension \"dblink\"", refused.Error);
        Assert.Contains(
            "remedy: let the server's superuser make it: tutti db shell notes --superuser --command \"create extension if not exists dblink\"",
            refused.Error
        );

        var made = await _app.DbAsync(
            "shell",
            "notes",
            "--superuser",
            "--built-in",
            "--command",
            "create extension if not exists dblink"
        );
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(0, (await _app.DbAsync("migrate")).ExitCode);
    }

    [Fact]
    public async Task DumpSaysWhichProgramIsMissingOrTooOld()
    {
        Needs.That(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "Needs root on Linux, which can hide the programs that are installed."
        );
        await _app.DbAsync("migrate");
        await using var keeper = await KeepServerAsync();
        var programs = Path.Combine(_app.Folder, "programs");
        Directory.CreateDirectory(programs);

        var (exitCode, error) = await DumpAsync(programs);
        Assert.Equal(1, exitCode);
        Assert.Matches("error.*: pg_dump is not installed; the server is PostgreSQL [0-9]+\\.", error);
        Assert.Contains("postgresql-client-", error);

        var fake = Path.Combine(programs, "pg_dump");
        await File.WriteAllTextAsync(
            fake,
            "#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n",
            TestContext.Current.CancellationToken
        );
        (exitCode, error) = await DumpAsync(programs);
        Assert.Equal(1, exitCode);
        Assert.Matches("pg_dump is too old: 9, and the server is PostgreSQL [0-9]+\\.", error);
        Assert.Contains("postgresql-client-", error);
    }

    // In a view of the file system in which what is installed is hidden.
    private async Task<(int ExitCode, string Error)> DumpAsync(string path)
    {
        const string Script = """
            dotnet=$(command -v dotnet)
            chmod -R +x "$1"
            mount -t tmpfs tmpfs /usr/lib/postgresql
            PATH=$1 exec "$dotnet" "$2" db dump
            """;
        using var dump = TuttiProcess.StartProgram(
            _app.Folder,
            "unshare",
            "--mount",
            "sh",
            "-c",
            Script,
            "sh",
            path,
            Path.Combine(AppContext.BaseDirectory, "tutti.dll")
        );
        return (await dump.ExitAsync(), dump.Error);
    }

    [Fact]
    public async Task DatabaseThatWasThereBeforeItsMigrationsIsTakenOverByABaseline()
    {
        await _app.DbAsync("shell", "--built-in", "-c", "create table notes (id bigint, text text)");

        var run = await _app.DbAsync("baseline", "1", "--json");

        Assert.Equal(["1_create_notes"], TextsOf(run.Json.GetProperty("noted")));
        Assert.Equal("applied", StateOf(await _app.DbAsync("status", "--json")));
    }

    [Fact]
    public async Task DatabaseOfAnEnvironmentOrAConfigurationIsReachedButNeverDropped()
    {
        var server = await PostgresServer.SharedAsync();
        var name = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()).Database!;
        _app.Write(
            "tutti.production.json",
            $$"""
            {
              "type": "production",
              "keys": [{ "$env": "NO_SUCH_KEY" }],
              "sql": {
                "host": "{{server.SocketFolder}}",
                "databases": { "notes": { "name": "{{name}}", "user": "postgres", "password": "none" } }
              }
            }
            """
        );

        Assert.Equal(0, (await _app.DbAsync("migrate", "--env", "production")).ExitCode);
        Assert.Equal("applied", StateOf(await _app.DbAsync("status", "--env", "production", "--json")));
        var refused = await _app.DbAsync("reset", "--env", "production", "--yes");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("of the environment production", refused.Error);

        _app.Write(
            "appsettings.json",
            $$"""{ "ConnectionStrings": { "notes": "{{server.ConnectionString(name)}}" } }"""
        );
        Assert.Equal("applied", StateOf(await _app.DbAsync("status", "--json")));
        var configured = await _app.DbAsync("reset", "--yes");
        Assert.Equal(2, configured.ExitCode);
        Assert.Contains("ConnectionStrings:notes", configured.Error);
    }

    [Theory]
    [InlineData(2, "The app notes has no database 'nots'.", "Did you mean notes?", "shell", "nots")]
    [InlineData(2, "The app has no environments", "Write tutti.NAME.json", "status", "--env", "production")]
    [InlineData(1, "The database 'notes' has no migration 7.", "", "baseline", "7")]
    public async Task WhatIsMissingIsNamedWithTheRemedy(
        int exitCode,
        string message,
        string remedy,
        params string[] arguments
    )
    {
        var run = await _app.DbAsync(arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.Contains(remedy, run.Error);
        Assert.Equal("", run.Out);
    }

    // The server stops with the last who uses it.
    private async Task<IAsyncDisposable> KeepServerAsync()
    {
        var options = new Tutti.LocalPostgres.LocalClusterOptions
        {
            Folder = Path.Combine(_app.Folder, ".tutti", "postgres"),
        };
        return await Tutti.LocalPostgres.LocalCluster.AttachAsync(options, TestContext.Current.CancellationToken);
    }

    private static async Task<string?> ScalarAsync(string uri, string sql)
    {
        var connection = Tutti.Postgres.Hosting.PostgresUri.Parse(uri, "the test");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static string? StateOf(CommandRun status) =>
        Assert
            .Single(status.Json.GetProperty("databases")[0].GetProperty("migrations").EnumerateArray())
            .GetProperty("state")
            .GetString();

    private static IEnumerable<string?> TextsOf(JsonElement array) =>
        array.EnumerateArray().Select(text => text.GetString());
}
