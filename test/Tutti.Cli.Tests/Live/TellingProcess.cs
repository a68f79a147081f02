using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tutti.Processes.Live;
using Tutti.Transport;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Server;

namespace Tutti.Cli.Tests.Live;

/// <summary>Stands where a process should be, and tells what a test wants; or nothing at all.</summary>
internal sealed class TellingProcess : IAsyncDisposable, ICallHandler
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly EndpointContract[] _endpoints;
    private readonly string _key;
    private readonly LiveProcess? _told;
    private readonly Task _serving;

    public TellingProcess(string key, LiveProcess? told, bool isOld = false)
    {
        _key = key;
        _told = told;
        _endpoints = isOld ? [] : [new(LiveProcess.Service, LiveProcess.Endpoint, 0)];
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Handle(IncomingCall call)
    {
        if (_told is not null)
        {
            call.Reply(FrameFlags.None, JsonSerializer.SerializeToUtf8Bytes(_told, LiveJson.Default.LiveProcess));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        try
        {
            await stream.ReadExactlyAsync(new byte[HandshakeStream.Preface.Length]);
            var welcome = new Welcome { Name = "orders", Endpoints = _endpoints };
            var caller = await ServerHandshake.RunAsync(stream, welcome, new TransportKeys([_key]), default);
            using var connection = new ServerConnection(stream, new TransportLimits(), this, caller);
            await connection.RunAsync();
        }
        catch (IOException)
        {
            // Refused.
        }
    }
}
