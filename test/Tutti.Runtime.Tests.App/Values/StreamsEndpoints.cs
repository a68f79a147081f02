using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tutti.Runtime.Tests.App.Trouble;

namespace Tutti.Runtime.Tests.App.Values;

/// <summary>Speaks HTTP itself, in all its forms.</summary>
public sealed class StreamsEndpoints
{
    /// <summary>Sends back what comes, as it comes.</summary>
    [Post("/streams/echo", Public = true, BodyLimit = -1)]
    public async Task Echo(HttpContext http)
    {
        await http.Response.StartAsync();
        await http.Response.Body.FlushAsync();
        await http.Request.Body.CopyToAsync(http.Response.Body);
    }

    /// <summary>Reads all, and says what it was.</summary>
    [Put("/streams/digest", Public = true, BodyLimit = -1)]
    public async Task<IResult> Digest(HttpContext http)
    {
        var hash = await SHA256.HashDataAsync(http.Request.Body);
        return Results.Text($"{http.Request.ContentLength} {Convert.ToHexString(hash)}");
    }

    /// <summary>Sends so many bytes.</summary>
    [Get("/streams/bytes/{count}", Public = true)]
    public async Task Bytes(long count, HttpContext http)
    {
        var buffer = new byte[10_000];
        for (var left = count; left > 0; left -= buffer.Length)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)));
        }
    }

    /// <summary>Two events, the second when a gate opens.</summary>
    [Get("/streams/events/{gate}", Public = true)]
    public async Task ServerEvents(string gate, HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.FlushAsync();
        await Gate.Shared.WaitAsync($"{gate}-first");
        await http.Response.WriteAsync("data: first\n\n");
        await http.Response.Body.FlushAsync();
        await Gate.Shared.WaitAsync($"{gate}-second");
        await http.Response.WriteAsync("data: second\n\n");
    }

    /// <summary>Writes until the client has gone.</summary>
    [Get("/streams/endless/{gate}", Public = true)]
    public async Task Endless(string gate, HttpContext http)
    {
        try
        {
            while (true)
            {
                await http.Response.WriteAsync("more ", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(5, http.RequestAborted);
            }
        }
        finally
        {
            Gate.Shared.Open($"{gate}-gone");
        }
    }

    /// <summary>Waits for a gate before it looks at the body.</summary>
    [Post("/streams/unread/{gate}", Public = true, BodyLimit = -1)]
    public Task Unread(string gate, HttpContext http) =>
        http.Request.ContentLength > 0 ? Gate.Shared.WaitAsync(gate) : Task.CompletedTask;

    /// <summary>Takes a body only from those who ask nicely, and says so before it reads.</summary>
    [Post("/streams/choosy", Public = true)]
    public async Task<IResult> Choosy(HttpContext http)
    {
        if (!http.Request.Headers.ContainsKey("X-Please"))
        {
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }
        using var reader = new StreamReader(http.Request.Body);
        return Results.Text(await reader.ReadToEndAsync());
    }

    [Get("/streams/trailers", Public = true)]
    public async Task Trailers(HttpContext http)
    {
        var supported = http.Response.SupportsTrailers();
        if (supported)
        {
            http.Response.DeclareTrailer("X-Sum");
        }
        await http.Response.WriteAsync(supported ? "with" : "without");
        if (supported)
        {
            http.Response.AppendTrailer("X-Sum", "42");
        }
    }

    [Get("/streams/cookies", Public = true)]
    public void Cookies(HttpContext http)
    {
        http.Response.Headers.SetCookie = new(["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2035 07:28:00 GMT"]);
        http.Response.Headers["X-Twice"] = new(["one, two", "three"]);
        http.Response.Headers["X-Long"] = new string('y', 9000);
    }

    /// <summary>What the endpoint sees of a request.</summary>
    [Endpoint("/streams/seen/{*rest}", Methods = "*", Public = true, BodyLimit = -1)]
    public async Task Seen(string rest, HttpContext http)
    {
        var request = http.Request;
        using var reader = new StreamReader(request.Body, Encoding.Latin1);
        var body = await reader.ReadToEndAsync();
        var text = new StringBuilder();
        text.AppendLine(null, $"{request.Method} {http.Features.Get<IHttpRequestFeature>()!.RawTarget}");
        text.AppendLine(null, $"{request.Scheme} {request.Host} {request.Path} {request.QueryString} {rest}");
        text.AppendLine(null, $"{http.Connection.RemoteIpAddress} {request.ContentLength}");
        foreach (var (name, values) in request.Headers.OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (name is not ("Connection" or "Transfer-Encoding" or "traceparent" or "Keep-Alive" or "Upgrade"))
            {
                text.AppendLine(null, $"{name.ToUpperInvariant()}: {string.Join(" | ", values.ToArray())}");
            }
        }
        text.Append(body);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes);
    }

    [Get("/streams/status/{status}", Public = true)]
    public IResult Status(int status) => Results.StatusCode(status);

    [Get("/streams/id", Public = true)]
    public Box<string> Id(HttpContext http) => new(http.TraceIdentifier);

    [Get("/streams/tagged", Public = true)]
    public Tagged Tagged([Header("X-Static-Test")] string? tag) => new("body", tag ?? "none");

    [Get("/streams/unshared", Public = true)]
    [Microsoft.AspNetCore.Cors.DisableCors]
    public Box<string> Unshared() => new("unshared");
}

public sealed record Tagged(string Text, [property: Header("X-Exposed-Test")] string Tag);
