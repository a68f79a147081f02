using Microsoft.AspNetCore.Builder;
using Npgsql;
using Tutti.CompilerServices;
using Tutti.Migrations;
using Tutti.Testing;
using Tutti.Testing.Databases;
using UrlShortener.Urls;

namespace Tutti.Bench.TestHost;

/// <summary>Ours.</summary>
internal sealed class TuttiSide(TestServer server) : ITestSide
{
    private readonly Resource _database = TuttiBuilderExtensions
        .ApplicationOf(typeof(UrlService).Assembly)
        .Resources.Single();

    public async Task DatabaseAsync()
    {
        // What the start of an app does for each of its databases.
        var template = await TestTemplates.GetAsync(server, _database.Name, ((IMigrated)_database).Migrations);
        var login = await TestCopies.TakeAsync(server, template);
        await using (var source = NpgsqlDataSource.Create(login.Connection(readOnly: false)))
        {
            await Requests.QueryAsync(source);
        }
        TestCopies.Drop(server, login.Database);
    }

    public async Task AppAsync()
    {
        await using var app = await TestApp.StartAsync<UrlService>();
        await Requests.SendAsync(app.Http);
    }
}
