using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Tutti.Bench.Http;

namespace Tutti.Bench.Allocation;

/// <summary>
/// Sends one request over and over on a few connections, each of which always has one under way, and takes the time of every one. Unlike
/// <see cref="LoadGenerator"/> it reads whichever answer is there first.
/// </summary>
internal sealed class LatencyLoad : IDisposable
{
    private readonly byte[] _request;
    private readonly List<Socket> _connections = [];
    private readonly Dictionary<Socket, long> _sent = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly int _expected;

    public LatencyLoad(IPEndPoint server, byte[] request, int connections)
    {
        _request = request;
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
                ReceiveTimeout = 10_000,
            };
            _connections.Add(socket);
            socket.Connect(server);
            socket.Send(request);
            _expected = HttpResponse.Read(socket).Length;
        }
    }

    /// <summary>Keeps the server busy.</summary>
    /// <param name="enough">Whether to send no more; asked every now and then.</param>
    /// <param name="latencies">Takes the time of each request, in ticks of the stopwatch.</param>
    public void Run(Func<bool> enough, List<long> latencies)
    {
        _connections.ForEach(Send);
        var asked = Stopwatch.GetTimestamp();
        for (var sending = true; sending; )
        {
            if (Stopwatch.GetTimestamp() - asked > Stopwatch.Frequency / 50)
            {
                asked = Stopwatch.GetTimestamp();
                sending = !enough();
            }
            foreach (var connection in Ready())
            {
                latencies.Add(Receive(connection));
                if (sending)
                {
                    Send(connection);
                }
                else
                {
                    _sent.Remove(connection);
                }
            }
        }
        foreach (var connection in _sent.Keys)
        {
            latencies.Add(Receive(connection));
        }
        _sent.Clear();
    }

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    private List<Socket> Ready()
    {
        if (_connections.Count == 1)
        {
            return _connections;
        }
        var ready = new List<Socket>(_connections);
        Socket.Select(ready, null, null, TimeSpan.FromSeconds(10));
        return ready.Count > 0 ? ready : throw new BenchException("The server does not answer any more.");
    }

    private void Send(Socket connection)
    {
        _sent[connection] = Stopwatch.GetTimestamp();
        connection.Send(_request);
    }

    private long Receive(Socket connection)
    {
        var received = 0;
        do
        {
            var read = connection.Receive(_buffer, received, _expected - received, SocketFlags.None);
            received += read > 0 ? read : throw new BenchException("The server closed a connection.");
        } while (received < _expected);
        if (!_buffer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
        {
            throw new BenchException("The server answered differently under load.");
        }
        return Stopwatch.GetTimestamp() - _sent[connection];
    }
}
