using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using UrlShortener.Urls;

namespace Tutti.Bench.TestHost;

/// <summary>The same app of minimal APIs and Npgsql, on the test server that <c>WebApplicationFactory</c> takes, too.</summary>
/// <param name="databases">Where each test has its database from.</param>
internal sealed class HandSide(IHandDatabases databases) : ITestSide
{
    public async Task DatabaseAsync()
    {
        var database = await databases.TakeAsync();
        await using (var source = NpgsqlDataSource.Create(database))
        {
            await Requests.QueryAsync(source);
        }
        await databases.GiveBackAsync(database);
    }

    public async Task AppAsync()
    {
        var database = await databases.TakeAsync();
        await using (var app = Build(database))
        {
            await app.StartAsync();
            using var http = app.GetTestClient();
            await Requests.SendAsync(http);
            await app.StopAsync();
        }
        await databases.GiveBackAsync(database);
    }

    private static WebApplication Build(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(database));
        var app = builder.Build();
        app.MapPost("/url", ShortenAsync);
        app.MapGet("/url/{id}", FindAsync);
        return app;
    }

    private static async Task<Url> ShortenAsync(ShortenUrl request, [FromServices] NpgsqlDataSource source)
    {
        var url = new Url(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), request.Url);
        await using var command = source.CreateCommand("insert into url (id, original_url) values ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = url.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = url.OriginalUrl });
        await command.ExecuteNonQueryAsync();
        return url;
    }

    private static async Task<IResult> FindAsync(string id, [FromServices] NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select id, original_url from url where id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? Results.Ok(new Url(reader.GetString(0), reader.GetString(1)))
            : Results.NotFound();
    }
}
