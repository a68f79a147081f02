using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Transport;
using Tutti.Transport.Handshake;
using Tutti.Transport.Observing;
using Tutti.Transport.Server;

namespace Tutti.ServiceCalls.Remote;

/// <summary>Takes the connections of the internal listener by which services are called; all others are HTTP, and pass.</summary>
internal sealed class CallListener
{
    private readonly TransportLimits _limits = new();
    private readonly TransportKeys _keys;
    private readonly Welcome _welcome;
    private readonly IncomingCalls _calls;
    private readonly TransportMetrics _metrics;
    private readonly HashSet<string> _processes;
    private readonly ILogger _logger;

    public CallListener(AppRuntime app)
    {
        _keys = new TransportKeys(app.Topology.Keys);
        _calls = new IncomingCalls(app);
        _metrics = app.Metrics;
        _processes = [.. app.Topology.Environment.Processes.Select(process => process.Name)];
        _welcome = new Welcome
        {
            Name = app.Topology.Self.Name,
            Calls = _limits.Calls,
            Endpoints = _calls.Contracts,
            Others = _calls.Others,
        };
        _logger = app.LoggerFactory.CreateLogger("Tutti.ServiceCalls");
    }

    /// <summary>Serves a connection if it begins like one of another process that calls.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (!await BeginsWithPrefaceAsync(connection.Transport.Input))
        {
            await next(connection);
            return;
        }
        var stream = new TransportStream(connection.Transport);
        await using (stream)
        {
            if (await ShakeHandsAsync(stream) is { } caller)
            {
                await ServeAsync(connection, new ServerConnection(stream, _limits, _calls, caller));
            }
        }
    }

    private async Task ServeAsync(ConnectionContext connection, ServerConnection calls)
    {
        var stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>();
        using var goAway = (stopping?.ConnectionClosedRequested ?? default).UnsafeRegister(
            static calls => ((ServerConnection)calls!).GoAway(),
            calls
        );
        using var closed = connection.ConnectionClosed.UnsafeRegister(
            static calls => ((ServerConnection)calls!).Fail(new EndOfStreamException("The other side is gone.")),
            calls
        );
        var open = new OpenConnection(
            PeerOf(calls.Caller),
            connection.RemoteEndPoint is IPEndPoint address ? address.ToString() : "",
            TimeProvider.System.GetUtcNow(),
            calls
        );
        _metrics.Table.Add(open);
        await calls.RunAsync();
        _metrics.Table.Remove(open);
    }

    // Without keys anybody here may call, by whatever name; what is observed has only those that there are.
    private string PeerOf(string caller) => _processes.Contains(caller) ? caller : Tags.Other;

    private async Task<string?> ShakeHandsAsync(Stream stream)
    {
        using var patience = new CancellationTokenSource(_limits.Handshake);
        try
        {
            return await ServerHandshake.RunAsync(stream, _welcome, _keys, patience.Token);
        }
        catch (HandshakeException exception)
        {
            _metrics.Connections.CountRefusal("handshake_refused");
            _logger.CallerRefused(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            _metrics.Connections.CountRefusal(exception is IOException ? "broken_off" : "timeout");
            _logger.HandshakeBrokenOff(exception);
        }
        return null;
    }

    private static async ValueTask<bool> BeginsWithPrefaceAsync(PipeReader input)
    {
        while (true)
        {
            var read = await input.ReadAsync();
            var isPreface = IsPreface(read, out var isCertain);
            if (isCertain)
            {
                input.AdvanceTo(
                    isPreface ? read.Buffer.GetPosition(HandshakeStream.Preface.Length) : read.Buffer.Start
                );
                return isPreface;
            }
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool IsPreface(ReadResult read, out bool isCertain)
    {
        var preface = HandshakeStream.Preface;
        Span<byte> begin = stackalloc byte[preface.Length];
        var length = (int)Math.Min(read.Buffer.Length, preface.Length);
        System.Buffers.BuffersExtensions.CopyTo(read.Buffer.Slice(0, length), begin);
        var fits = begin[..length].SequenceEqual(preface[..length]);
        isCertain = !fits || length == preface.Length || read.IsCompleted || read.IsCanceled;
        return fits && length == preface.Length;
    }
}
