using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tutti.Processes;
using Tutti.Processes.Environments;

namespace Tutti.DevHost.Front;

/// <summary>
/// The public port of a run. It stays open while the processes behind it come and go, and passes every request on as it comes: what is allowed, and what
/// an answer looks like, is the app's own affair.
/// </summary>
internal sealed class FrontServer : IAsyncDisposable
{
    private readonly KestrelServer _server;
    private readonly ServiceProvider _services;
    private readonly FrontRequests _requests;

    private FrontServer(int port, FrontRequests requests, LimitSettings? limits)
    {
        _requests = requests;
        _services = new ServiceCollection().BuildServiceProvider();
        _server = new KestrelServer(
            Options.Create(OptionsFor(port, _services, limits ?? new())),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance
        );
    }

    /// <summary>The address, such as <c>http://127.0.0.1:4000</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Opens a port of the loopback address.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="key">By which the processes know this one.</param>
    /// <param name="limits">What the app takes at most. Only longer heads of requests have to be let through for it; all else it limits itself.</param>
    /// <exception cref="ToolException">The port cannot be opened.</exception>
    public static async Task<FrontServer> StartAsync(int port, string key, LimitSettings? limits = null)
    {
        var front = new FrontServer(port, new FrontRequests(key), limits);
        try
        {
            await front._server.StartAsync(front._requests, CancellationToken.None);
            front.Url = front._server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return front;
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await front.DisposeAsync();
            throw new ToolException(
                ToolErrors.PortUnavailable,
                $"Port {port} cannot be opened: {error.Message}",
                "Give another one with --port, or 0 for any that is free."
            );
        }
    }

    /// <summary>Passes all further requests to other processes. Those on their way end where they are.</summary>
    /// <param name="urls">Where the processes listen that take requests from outside; none if no one is ready.</param>
    public void Route(IReadOnlyList<InternalUrl> urls) => _requests.Route(urls);

    /// <summary>Closes the port, and breaks off what is still going on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        _requests.Dispose();
        await _services.DisposeAsync();
    }

    private static KestrelServerOptions OptionsFor(int port, IServiceProvider services, LimitSettings limits)
    {
        var options = new KestrelServerOptions
        {
            ApplicationServices = services,
            AddServerHeader = false,
            ResponseHeaderEncodingSelector = _ => Encoding.UTF8,
        };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        // A head that is too long for the process behind would cost all requests on the connection to it.
        if (limits.Headers is { } headers)
        {
            options.Limits.MaxRequestHeadersTotalSize = headers < 0 ? int.MaxValue : headers;
            options.Limits.MaxRequestBufferSize = headers < 0 ? null : Math.Max(headers, 1024 * 1024);
        }
        options.Listen(IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http1);
        return options;
    }
}
