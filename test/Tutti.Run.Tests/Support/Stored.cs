using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tutti.Run.Tests.Support;

/// <summary>Something that the app has stored.</summary>
/// <param name="Path">Where it is found.</param>
/// <param name="Text">How it looks.</param>
internal sealed record Stored(string Path, string Text)
{
    /// <summary>Lets the app store a user.</summary>
    public static async Task<Stored> UserAsync(string api)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(
            $"{api}/users",
            new { name = "Grace", email = $"{Guid.NewGuid():N}@example.com" }
        );
        var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return new($"/users/{JsonNode.Parse(text)!["id"]}", text);
    }

    /// <summary>What the app answers, whatever the status.</summary>
    public static async Task<string> TextAsync(string api, string path)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(api + path));
        return await answer.Content.ReadAsStringAsync();
    }
}
