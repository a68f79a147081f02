using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Tutti.Processes.Certificates;

namespace Tutti.Processes;

/// <summary>Opens connections to processes.</summary>
internal static class ProcessSocket
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="SocketException">Nobody is there.</exception>
    public static ValueTask<Stream> ConnectAsync(InternalUrl url, CancellationToken cancellationToken) =>
        ConnectAsync(
            url.SocketPath is { } path
                ? new UnixDomainSocketEndPoint(path)
                : new DnsEndPoint(url.Address.IdnHost, url.Address.Port),
            cancellationToken
        );

    /// <summary>Opens a connection, encrypted if there are certificates for it and both sides have shown theirs.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="alternative">Where to if nobody is there.</param>
    /// <param name="host">The host that the other side's certificate has to name; <see langword="null"/> for a connection that is not encrypted.</param>
    /// <param name="certificates">What this side shows, and whom it trusts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SocketException">Nobody is there.</exception>
    /// <exception cref="System.Security.Authentication.AuthenticationException">A certificate does not hold.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        EndPoint to,
        EndPoint? alternative,
        string? host,
        ProcessCertificates? certificates,
        CancellationToken cancellationToken
    )
    {
        var stream = await ConnectAsync(to, alternative, cancellationToken);
        if (host is null || certificates is null)
        {
            return stream;
        }
        var encrypted = new SslStream(stream);
        try
        {
            var options = certificates.ForClient();
            options.TargetHost = host;
            await encrypted.AuthenticateAsClientAsync(options, cancellationToken);
            return encrypted;
        }
        catch
        {
            await encrypted.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask<Stream> ConnectAsync(
        EndPoint to,
        EndPoint? alternative,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ConnectAsync(to, cancellationToken);
        }
        catch (SocketException) when (alternative is not null)
        {
            return await ConnectAsync(alternative, cancellationToken);
        }
    }

    private static async ValueTask<Stream> ConnectAsync(EndPoint to, CancellationToken cancellationToken)
    {
        var socket = to switch
        {
            UnixDomainSocketEndPoint => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
            IPEndPoint ip => new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
            _ => new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
        };
        try
        {
            await socket.ConnectAsync(to, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
