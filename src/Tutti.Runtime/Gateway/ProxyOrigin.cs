using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Believed = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders;
using IPNetwork = System.Net.IPNetwork;

namespace Tutti.Gateway;

/// <summary>
/// Takes the word of trusted proxies for where a request has come from, and nobody else's. The headers that say so are gone afterwards: what they
/// were worth is in the request.
/// </summary>
internal sealed class ProxyOrigin(IReadOnlyList<IPNetwork> trusted, ILoggerFactory loggers)
{
    // RFC 7239; nothing here reads it, but an endpoint may.
    private const string Forwarded = "Forwarded";

    private readonly ForwardedHeadersMiddleware? _middleware =
        trusted.Count == 0
            ? null
            : new ForwardedHeadersMiddleware(_ => Task.CompletedTask, loggers, Options.Create(OptionsFor(trusted)));

    public void Restore(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (_middleware is not null && IsTrusted(http.Connection.RemoteIpAddress))
        {
            _middleware.ApplyForwarders(http);
            headers.Remove(ForwardedHeadersDefaults.XOriginalForHeaderName);
            headers.Remove(ForwardedHeadersDefaults.XOriginalProtoHeaderName);
            headers.Remove(ForwardedHeadersDefaults.XOriginalHostHeaderName);
        }
        else
        {
            headers.Remove(Forwarded);
        }
        headers.Remove(Processes.Forwarding.ForwardedHeaders.For);
        headers.Remove(Processes.Forwarding.ForwardedHeaders.Proto);
        headers.Remove(Processes.Forwarding.ForwardedHeaders.Host);
    }

    // What comes over a Unix socket has no address, and comes from this machine.
    private bool IsTrusted(IPAddress? address)
    {
        if (address is null)
        {
            return true;
        }
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return trusted.Any(network => network.Contains(plain));
    }

    private static ForwardedHeadersOptions OptionsFor(IReadOnlyList<IPNetwork> trusted)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = Believed.XForwardedFor | Believed.XForwardedProto | Believed.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(network);
        }
        return options;
    }
}
