using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Tutti.Bench.TestHost;
using Tutti.LocalPostgres.Databases;
using Tutti.Migrations;
using Tutti.Testing.Databases;
using UrlShortener.Urls;

// Takes orders from its input, a line each: side, case, how many tests. Answers with milliseconds for each test.
var server = await TestServer.Started;
var admin = DatabaseAdmin.ConnectionString(server.Cluster.Server, "postgres");
var resource = (IMigrated)TuttiBuilderExtensions.ApplicationOf(typeof(UrlService).Assembly).Resources.Single();
var migrations = string.Join('\n', resource.Migrations.Select(one => one.Read()));
var byHand = new HandServer(admin);
var template = await new MigratedDatabases(byHand, migrations).TakeAsync();

// A template takes no connections while it is copied.
NpgsqlConnection.ClearAllPools();
var shared = await new MigratedDatabases(byHand, migrations).TakeAsync();
var sides = new Dictionary<string, ITestSide>
{
    ["tutti"] = new TuttiSide(server),
    ["copied"] = new HandSide(new CopiedDatabases(byHand, HandServer.NameOf(template))),
    ["migrated"] = new HandSide(new MigratedDatabases(byHand, migrations)),
    ["truncated"] = new HandSide(new TruncatedDatabase(shared, "url")),
};
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    var (side, work, count) = line.Split(' ') is [var first, var second, var third]
        ? (sides[first], second, int.Parse(third, CultureInfo.InvariantCulture))
        : throw new FormatException(line);
    await QuietAsync();
    var clock = Stopwatch.StartNew();
    for (var test = 0; test < count; test++)
    {
        await (work == "app" ? side.AppAsync() : side.DatabaseAsync());
    }
    Console.WriteLine((clock.Elapsed.TotalMilliseconds / count).ToString(CultureInfo.InvariantCulture));
}
NpgsqlConnection.ClearAllPools();
await byHand.DropAsync(shared);
await byHand.DropAsync(template);

// What our side still does when its tests have ended is not to burden the next one. (The server is that of all test processes of this user.)
async Task QuietAsync()
{
    await using var source = NpgsqlDataSource.Create(admin);
    await using var command = source.CreateCommand(
        "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and position($1 in query) > 0"
    );
    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = server.Token });
    while (await command.ExecuteScalarAsync() is not 0L)
    {
        await Task.Delay(20);
    }
}
