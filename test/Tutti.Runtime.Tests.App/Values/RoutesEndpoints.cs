using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Http;

namespace Tutti.Runtime.Tests.App.Values;

/// <summary>Routes that meet.</summary>
public sealed class RoutesEndpoints
{
    [Get("/webhooks/events", Public = true)]
    public Box<string> Events() => new("events");

    [Post("/webhooks/{source}", Public = true)]
    public Box<string> Receive(string source) => new($"from {source}");

    [Get("/webhooks/{source}", Public = true)]
    public Box<string> Look(string source) => new($"about {source}");

    [Get("/heads/given", Public = true)]
    public Box<string> Given() => new("get");

    [Endpoint("/heads/given", Methods = "HEAD", Public = true)]
    public void GivenHead(HttpContext context) => context.Response.Headers["X-Head"] = "own";

    [Endpoint("/any/{*rest}", Methods = "*", Public = true)]
    public Task Any(string rest, HttpContext context) =>
        context.Response.WriteAsync($"{context.Request.Method} {rest} {context.Request.QueryString}");

    [Get("/private", Public = false)]
    public Box<string> Private() => new("secret");

    [Put("/nothing", Public = true)]
    public void Nothing() { }

    [Get("/result/{status}", Public = true)]
    public IResult Result(int status) => Results.Text($"status {status}", statusCode: status);

    [Get("/origin", Public = true)]
    public Task Origin(HttpContext context) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                scheme = context.Request.Scheme,
                host = context.Request.Host.Value,
                remote = context.Connection.RemoteIpAddress?.ToString(),
                path = context.Request.Path.Value,
                forwarded = context.Request.Headers["X-Forwarded-For"].ToString(),
                headers = context.Request.Headers.Select(header => header.Key).Order().ToList(),
            }
        );

    [Get("/shared", Public = true)]
    [EnableCors("web")]
    public Box<string> Shared() => new("shared");

    [Post("/created", Public = true)]
    public Created Create(CreateRequest request) => new(request.Name, 201, $"/things/{request.Name}");
}

public sealed record CreateRequest(string Name);

public sealed record Created(string Name, [property: StatusCode] int Status, [property: Header] string Location);
