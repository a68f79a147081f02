using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Tutti.Processes;

/// <summary>Where a process listens for the other ones: <c>unix:/path/to.sock</c>, <c>http://host:port</c> or <c>https://host:port</c>.</summary>
internal sealed record InternalUrl
{
    private const string UnixPrefix = "unix:";

    /// <summary>The URL as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>The path of the Unix socket, if it is one.</summary>
    public string? SocketPath { get; init; }

    /// <summary>What requests are addressed to; with a Unix socket the host means nothing.</summary>
    public required Uri Address { get; init; }

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsLoopback => SocketPath is not null || Address.IsLoopback;

    /// <summary>Reads a URL that is known to be one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static InternalUrl Parse(string text) =>
        TryParse(text, out var url) ? url : throw new FormatException($"{text} is no address of a process.");

    /// <summary>Reads a URL.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InternalUrl? url)
    {
        url = null;
        if (text is null)
        {
            return false;
        }
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
        {
            var path = text[UnixPrefix.Length..];
            url =
                path.Length == 0
                    ? null
                    : new()
                    {
                        Text = text,
                        SocketPath = path,
                        Address = new Uri("http://internal"),
                    };
            return url is not null;
        }
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", PathAndQuery: "/" }
        )
        {
            url = new InternalUrl { Text = text, Address = address };
        }
        return url is not null;
    }

    /// <summary>Whether what is said there is encrypted, and both sides show certificates.</summary>
    public bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>What a process that is reached there opens, as a text: two that are alike cannot both be opened on one machine.</summary>
    public string Listens
    {
        get
        {
            var host = ListenAddress?.ToString() ?? (IsLoopback ? "localhost" : "*");
            return SocketPath ?? string.Create(CultureInfo.InvariantCulture, $"{host}:{Address.Port}");
        }
    }

    /// <summary>The addresses to listen at: those of the host, if it names a network interface; else any.</summary>
    public IPAddress? ListenAddress =>
        IPAddress.TryParse(Address.IdnHost.Trim('[', ']'), out var address) ? address : null;
}
