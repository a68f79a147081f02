using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tutti.Bench.Http;

/// <summary>
/// Sends one request over and over on many connections that are kept alive. Every connection always has a request under way, and they are
/// served in turn by one thread: two system calls a request and no allocation, so that the server is what is measured.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private const int ReceiveTimeoutMilliseconds = 10_000;

    private static readonly long AskEvery = Stopwatch.Frequency / 50;

    private readonly HttpCase _case;
    private readonly Socket[] _connections;
    private readonly byte[] _requests;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly int _expected;

    public LoadGenerator(IPEndPoint server, HttpCase @case)
    {
        _case = @case;
        _requests = [.. Enumerable.Repeat(@case.Request, @case.Pipelined).SelectMany(request => request)];
        _connections = [.. Enumerable.Range(0, @case.Connections).Select(_ => Connect(server))];
        Sample = Ask(_connections[0], @case.Request);
        _expected = Sample.Length * @case.Pipelined;
        for (var i = 1; i < _connections.Length; i++)
        {
            if (Ask(_connections[i], @case.Request) != Sample)
            {
                throw new BenchException($"{@case.Name}: the server does not always answer alike.");
            }
        }
    }

    /// <summary>The answer to the request.</summary>
    public HttpResponse Sample { get; }

    /// <summary>Sends one request and reads its answer.</summary>
    public static HttpResponse Ask(IPEndPoint server, byte[] request)
    {
        using var socket = Connect(server);
        return Ask(socket, request);
    }

    /// <summary>Keeps the server busy.</summary>
    /// <param name="enough">Whether to send no more requests; asked every few milliseconds. What is under way is awaited.</param>
    /// <returns>How many were answered.</returns>
    public long Run(Func<bool> enough)
    {
        var asked = Stopwatch.GetTimestamp();
        foreach (var connection in _connections)
        {
            Send(connection);
        }
        long turns = 1;
        while (true)
        {
            var now = Stopwatch.GetTimestamp();
            if (now - asked > AskEvery)
            {
                asked = now;
                if (enough())
                {
                    break;
                }
            }
            foreach (var connection in _connections)
            {
                Receive(connection);
                Send(connection);
            }
            turns++;
        }
        foreach (var connection in _connections)
        {
            Receive(connection);
        }
        return turns * _connections.Length * _case.Pipelined;
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private static Socket Connect(IPEndPoint server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = ReceiveTimeoutMilliseconds,
        };
        socket.Connect(server);
        return socket;
    }

    private static HttpResponse Ask(Socket socket, byte[] request)
    {
        socket.Send(request);
        return HttpResponse.Read(socket);
    }

    private void Send(Socket connection)
    {
        var sent = connection.Send(_requests);
        if (sent != _requests.Length)
        {
            throw new BenchException($"{_case.Name}: a request did not fit into the connection.");
        }
    }

    /// <summary>Reads an answer that has the length of the sample; a different one shows by its length, or by where the next one starts.</summary>
    private void Receive(Socket connection)
    {
        var received = 0;
        do
        {
            var read = connection.Receive(_buffer, received, _expected - received, SocketFlags.None);
            if (read == 0)
            {
                throw new BenchException($"{_case.Name}: the server closed a connection.");
            }
            received += read;
        } while (received < _expected);

        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new BenchException($"{_case.Name}: the server answered differently under load.");
        }
    }
}
