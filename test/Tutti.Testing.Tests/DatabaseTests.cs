using Npgsql;
using Tutti.Support;
using Tutti.Testing.Databases;
using UrlShortener.Urls;

namespace Tutti.Testing.Tests;

public sealed class DatabaseTests
{
    public DatabaseTests() => Needs.Postgres();

    [Fact]
    public async Task AppsOfTestsThatRunAtTheSameTimeHaveDatabasesOfTheirOwn()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async number =>
                {
                    await using var app = await TestApp.StartAsync<UrlService>();
                    var urls = app.Client<IUrlClient>();
                    var url = await urls.ShortenAsync(new ShortenUrl($"https://example.com/{number}"));

                    Assert.Equal([url], (await urls.ListAsync()).Urls);
                })
        );
    }

    [Fact]
    public async Task ServicesOfOneAppShareADatabaseHoweverTheyAreGrouped()
    {
        await using var app = await TestApp.StartAsync<UrlService>(test => test.Grouping = TestGrouping.Apart);
        using var answer = await app.Http.PostAsync(
            "/url",
            new StringContent("""{ "url": "https://example.com" }""", null, "application/json")
        );

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(1, await app.Get<UrlDb>().ExecuteScalarAsync<long>("select count(*) from url"));
    }

    [Fact]
    public async Task DatabaseGoesWithItsApp()
    {
        await using var other = await TestApp.StartAsync<UrlService>();
        string database;
        await using (var app = await TestApp.StartAsync<UrlService>())
        {
            database = await app.Get<UrlDb>().ExecuteScalarAsync<string>("select current_database()::text");
        }

        while (
            await other
                .Get<UrlDb>()
                .ExecuteScalarAsync<bool>($"select exists (select from pg_database where datname = {database})")
        )
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task WhatAKilledProcessLeavesIsDroppedAndWhatIsInUseIsNot()
    {
        await using var app = await TestApp.StartAsync<UrlService>();
        var server = await TestServer.Started;
        var used = await app.Get<UrlDb>().ExecuteScalarAsync<string>("select current_database()::text");
        await using var admin = await server.ConnectAsync();
        await using var leave = new NpgsqlCommand("create database c_00000000dead_1", admin);
        await leave.ExecuteNonQueryAsync();

        await server.SweepAsync();

        await using var look = new NpgsqlCommand(
            $"select array_agg(datname::text) from pg_database where datname in ('c_00000000dead_1', '{used}')",
            admin
        );
        Assert.Equal([used], (string[])(await look.ExecuteScalarAsync())!);
    }

    [Fact]
    public async Task DatabaseMayBeBroughtAlong()
    {
        await using var owner = await TestApp.StartAsync<UrlService>();
        var connection = owner.Get<UrlDb>().DataSource.ConnectionString;
        var server = await TestServer.Started;
        var complete = new NpgsqlConnectionStringBuilder(connection)
        {
            Username = server.Cluster.Server.User,
            Password = server.Cluster.Server.Password,
        };
        await using var guest = await TestApp.StartAsync<UrlService>(test =>
            test.Settings["ConnectionStrings:url"] = complete.ConnectionString
        );

        var url = await guest.Client<IUrlClient>().ShortenAsync(new ShortenUrl("https://example.com"));

        Assert.Equal(url, await owner.Client<IUrlClient>().GetAsync(url.Id));
    }
}
