using System.Net.Http.Json;
using Npgsql;
using UrlShortener.Urls;

namespace Tutti.Bench.TestHost;

/// <summary>What the tests of all sides do, and expect.</summary>
internal static class Requests
{
    public static async Task SendAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/url", new ShortenUrl("https://example.com/a?b=c"));
        answer.EnsureSuccessStatusCode();
        var shortened = await answer.Content.ReadFromJsonAsync<Url>();
        var found = await http.GetFromJsonAsync<Url>($"/url/{shortened!.Id}");
        if (found != shortened || found.OriginalUrl != "https://example.com/a?b=c")
        {
            throw new InvalidOperationException($"The answer was {found}.");
        }
    }

    public static async Task QueryAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from url");
        if (await command.ExecuteScalarAsync() is not 0L)
        {
            throw new InvalidOperationException("The database is not the test's own.");
        }
    }
}
