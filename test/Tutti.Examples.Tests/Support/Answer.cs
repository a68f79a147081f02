using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutti.Examples.Tests.Support;

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string? ContentType, string? Allow, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public override string ToString() => $"{Status} {ContentType} {Allow} {Text}";

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var allow = response.Content.Headers.Allow.Count > 0 ? string.Join(", ", response.Content.Headers.Allow) : null;
        return new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            allow,
            await response.Content.ReadAsStringAsync()
        );
    }

    /// <summary>Asserts that the request succeeded with exactly this JSON.</summary>
    public void Is(string json) => Assert.Equal(json, Success().ToJsonString(JsonSerializerOptions.Web));

    /// <summary>Asserts that the request succeeded, and gives the JSON.</summary>
    public JsonNode Success()
    {
        Assert.True(Status == 200, $"{Status} {Text}");
        Assert.Equal("application/json", ContentType);
        return Json;
    }

    /// <summary>Asserts that the request succeeded and there is nothing to tell.</summary>
    public void IsDone()
    {
        Assert.InRange(Status, 200, 204);
        Assert.Equal("", Text);
    }

    /// <summary>Asserts that the request was refused with problem details, and gives them.</summary>
    public JsonNode Fails(int status, string code)
    {
        Assert.True(Status == status, $"{Status} {Text}");
        Assert.Equal("application/problem+json", ContentType);
        Assert.Equal(status, (int?)Json["status"]);
        Assert.Equal(code, (string?)Json["code"]);
        return Json;
    }

    /// <summary>Asserts that the request was refused because of these members, and no others.</summary>
    public void FailsAt(params string[] members)
    {
        var errors = Fails(400, "invalid_argument")["errors"]!.AsObject();
        Assert.Equal(members.Order(StringComparer.Ordinal), errors.Select(e => e.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The answer without what differs from one run to the next.</summary>
    public Answer Repeatable()
    {
        if (Text.Length == 0)
        {
            return this;
        }
        var json = Json;
        if (json is JsonObject body)
        {
            body.Remove("traceId");
            (body["receipt"] as JsonObject)?.Remove("paidAt");
        }
        return this with { Text = json.ToJsonString(JsonSerializerOptions.Web) };
    }
}
