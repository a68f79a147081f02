using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tutti.Processes;
using Tutti.Processes.Forwarding;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Has the public address of a supervised app, and forwards all requests to it, as its supervisor does.</summary>
internal sealed class Front : IAsyncDisposable
{
    private readonly WebApplication _host;

    private Front(WebApplication host) => _host = host;

    public Uri Address => new(_host.Urls.Single());

    /// <summary>Starts to forward.</summary>
    /// <param name="connection">To where; the caller's.</param>
    public static async Task<Front> StartAsync(ProcessConnection connection)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.Run(http => ForwardAsync(http, connection));
        await host.StartAsync();
        return new Front(host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static async Task ForwardAsync(HttpContext http, ProcessConnection connection)
    {
        try
        {
            await RequestForwarder.ForwardAsync(http, connection, Timeout.InfiniteTimeSpan, null, http.RequestAborted);
        }
        catch (HttpRequestException) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }
}
