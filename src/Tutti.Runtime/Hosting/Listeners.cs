using System.Net;
using System.Net.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;
using Tutti.ServiceCalls.Remote;

namespace Tutti.Hosting;

/// <summary>
/// Where a process of an environment listens: for the other processes at its internal URL, and for the world only if it is a gateway. (Without an
/// environment, a process listens where ASP.NET Core says.)
/// </summary>
internal static class Listeners
{
    private const int TrustedFactor = 4;

    /// <exception cref="StartupException">A certificate cannot be read.</exception>
    public static void Configure(WebApplicationBuilder builder, Topology topology)
    {
        var listeners = topology.ListensPublicly ? Open(builder.Configuration, topology) : [];
        // The server would warn that what the code says overrides these.
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpPortsKey, "");
        builder.WebHost.UseSetting(WebHostDefaults.HttpsPortsKey, "");
        builder.WebHost.UseKestrelHttpsConfiguration();
        var certificates = topology.Certificates;
        var connections = topology.Environment.Limits.Connections is >= 0 and { } most
            ? new ConnectionLimit(most)
            : null;
        builder.WebHost.ConfigureKestrel(server =>
        {
            Limit(server.Limits, topology);
            if (topology.Url is { } url)
            {
                ListenInternally(server, url, certificates);
            }
            foreach (var listener in listeners)
            {
                ListenPublicly(server, listener, connections);
            }
        });
    }

    /// <summary>Whether an address is the one for the other processes.</summary>
    public static bool IsInternal(string address, Topology topology) =>
        topology.Url is { } url
        && (
            url.SocketPath is { } path
                ? address.EndsWith(path, StringComparison.Ordinal)
                    && address.Contains("unix:", StringComparison.Ordinal)
                : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port == url.Address.Port
        );

    private static Opened[] Open(IConfiguration configuration, Topology topology)
    {
        try
        {
            return [.. PublicListeners.Of(configuration, topology).Select(listener => new Opened(listener, topology))];
        }
        catch (CertificateException exception)
        {
            throw new StartupException([exception.Message]);
        }
    }

    private static void Limit(KestrelServerLimits limits, Topology topology)
    {
        if (topology.Environment.Limits.Headers is { } headers)
        {
            limits.MaxRequestHeadersTotalSize = headers < 0 ? int.MaxValue : headers;
            limits.Http2.MaxRequestHeaderFieldSize = limits.MaxRequestHeadersTotalSize;
        }
        if (!topology.ListensPublicly)
        {
            TrustGateway(limits);
            ShareConnections(limits.Http2);
        }
    }

    // Many requests share a connection from a peer. Bodies that nobody reads yet may fill what each of them has, but never what all have.
    private static void ShareConnections(Http2Limits limits)
    {
        limits.InitialStreamWindowSize = 128 * 1024;
        limits.InitialConnectionWindowSize = limits.InitialStreamWindowSize * limits.MaxStreamsPerConnection;
    }

    // Requests have passed the limits of a gateway or supervisor, which adds headers of its own; and one slow client must not end a connection that
    // others share.
    private static void TrustGateway(KestrelServerLimits limits)
    {
        limits.MaxRequestHeaderCount *= TrustedFactor;
        limits.MaxRequestHeadersTotalSize = Times(limits.MaxRequestHeadersTotalSize);
        limits.Http2.MaxRequestHeaderFieldSize = Times(limits.Http2.MaxRequestHeaderFieldSize);
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }

    private static int Times(int limit) => (int)Math.Min((long)limit * TrustedFactor, int.MaxValue);

    private static void ListenInternally(
        KestrelServerOptions server,
        InternalUrl url,
        ProcessCertificates? certificates
    )
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

        void Internally(ListenOptions listener)
        {
            listener.Protocols = HttpProtocols.Http2;
            if (url.IsSecure)
            {
                listener.UseHttps(
                    new TlsHandshakeCallbackOptions
                    {
                        OnConnection = _ => ValueTask.FromResult(certificates!.ForServer()),
                    }
                );
            }
            ((IConnectionBuilder)listener).Use(next =>
                connection =>
                {
                    connection.Features.Set(InternalConnection.Instance);
                    return listener.ApplicationServices.GetRequiredService<CallListener>().ServeAsync(connection, next);
                }
            );
        }
    }

    private static void ListenPublicly(KestrelServerOptions server, Opened opened, ConnectionLimit? connections)
    {
        var address = opened.Address;
        if (address.IsUnixPipe)
        {
            File.Delete(address.UnixPipePath);
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
            if (connections is not null)
            {
                ((IConnectionBuilder)listener).Use(connections.Around);
            }
            if (!string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
            if (opened.Certificate is { } certificate)
            {
                listener.UseHttps(
                    new TlsHandshakeCallbackOptions
                    {
                        OnConnection = _ =>
                            ValueTask.FromResult(
                                new SslServerAuthenticationOptions { ServerCertificateContext = certificate.Context }
                            ),
                    }
                );
            }
            else
            {
                listener.UseHttps();
            }
        }
    }

    private sealed class Opened(PublicListener listener, Topology topology)
    {
        public BindingAddress Address { get; } = PublicListeners.Parse(listener.Url);

        public CertificateSource? Certificate { get; } =
            listener.Certificate is { } file ? new(file, topology.Folder, TimeProvider.System) : null;
    }
}

/// <summary>Marks connections to the internal listener.</summary>
internal sealed class InternalConnection
{
    public static readonly InternalConnection Instance = new();
}
