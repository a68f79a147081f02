using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Tutti.Processes;

namespace Tutti.Hosting;

/// <summary>
/// Where a process of several listens: for the other ones at its internal URL, and for the world only if it is a gateway. (A single process
/// listens where ASP.NET Core says.)
/// </summary>
internal static class Listeners
{
    private const string DefaultUrl = "http://localhost:5000";

    public static void Configure(WebApplicationBuilder builder, Topology topology)
    {
        var urls = topology.Self.IsGateway ? PublicUrls(builder.Configuration) : [];
        // The server would warn that what the code says overrides these.
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpsPortsKey, "");
        builder.WebHost.ConfigureKestrel(server =>
        {
            ListenInternally(server, topology.Self.Url!);
            if (!topology.Self.IsGateway)
            {
                TrustGateway(server.Limits);
            }
            foreach (var url in urls)
            {
                ListenPublicly(server, BindingAddress.Parse(url));
            }
        });
    }

    // Requests have passed the limits of a gateway, which adds headers of its own; and one slow client must not end a connection that others share.
    private static void TrustGateway(KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount *= 4;
        limits.MaxRequestHeadersTotalSize *= 4;
        limits.Http2.MaxRequestHeaderFieldSize *= 4;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }

    /// <summary>Whether an address is the one for the other processes.</summary>
    public static bool IsInternal(string address, Topology topology) =>
        topology.Self.Url is { } url
        && (
            url.SocketPath is { } path
                ? address.EndsWith(path, StringComparison.Ordinal)
                    && address.Contains("unix:", StringComparison.Ordinal)
                : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port == url.Address.Port
        );

    private static string[] PublicUrls(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            return Split(urls);
        }
        string[] ofPorts =
        [
            .. Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}"),
            .. Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}"),
        ];
        var configured = configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        return ofPorts.Length > 0 || configured ? ofPorts : [DefaultUrl];
    }

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static void ListenInternally(KestrelServerOptions server, InternalUrl url)
    {
        if (url.SocketPath is { } path)
        {
            // A process that was killed leaves its socket behind.
            File.Delete(path);
            server.ListenUnixSocket(path, Internally);
        }
        else if (url.ListenAddress is { } address)
        {
            server.Listen(address, url.Address.Port, Internally);
        }
        else if (url.IsLoopback)
        {
            server.ListenLocalhost(url.Address.Port, Internally);
        }
        else
        {
            server.ListenAnyIP(url.Address.Port, Internally);
        }
    }

    private static void Internally(ListenOptions listener)
    {
        listener.Protocols = HttpProtocols.Http2;
        ((IConnectionBuilder)listener).Use(next =>
            connection =>
            {
                connection.Features.Set(InternalConnection.Instance);
                return next(connection);
            }
        );
    }

    private static void ListenPublicly(KestrelServerOptions server, BindingAddress address)
    {
        var https = string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        if (address.IsUnixPipe)
        {
            server.ListenUnixSocket(address.UnixPipePath, Publicly);
        }
        else if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            server.ListenLocalhost(address.Port, Publicly);
        }
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            server.Listen(ip, address.Port, Publicly);
        }
        else
        {
            server.ListenAnyIP(address.Port, Publicly);
        }

        void Publicly(ListenOptions listener)
        {
            if (https)
            {
                listener.UseHttps();
            }
        }
    }
}

/// <summary>Marks connections to the internal listener.</summary>
internal sealed class InternalConnection
{
    public static readonly InternalConnection Instance = new();
}
