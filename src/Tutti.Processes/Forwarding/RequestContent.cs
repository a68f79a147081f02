using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Tutti.Processes.Forwarding;

/// <summary>The body of a request as it comes, passed on as it comes.</summary>
internal sealed class RequestContent(HttpContext http, CancellationToken ended) : HttpContent
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;

    /// <summary>Waits until nothing reads the request any more.</summary>
    public Task DoneAsync() => Interlocked.Exchange(ref _started, 1) == 0 ? Task.CompletedTask : _done.Task;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            // The request is gone by now, or partly read; it cannot be sent again.
            throw new IOException("The body of a request can be passed on only once.");
        }
        // Not by the token: a read that throws leaves the server's reader in doubt.
        using var end = ended.UnsafeRegister(
            static reader => ((PipeReader)reader!).CancelPendingRead(),
            http.Request.BodyReader
        );
        try
        {
            await CopyAsync(http.Request.BodyReader, stream, cancellationToken);
        }
        finally
        {
            _done.TrySetResult();
        }
    }

    private async Task CopyAsync(PipeReader reader, Stream stream, CancellationToken cancellationToken)
    {
        // The head waits for the first part of the body otherwise, which may be long in coming.
        await stream.FlushAsync(cancellationToken);
        while (!ended.IsCancellationRequested)
        {
            var read = await reader.ReadAsync(CancellationToken.None);
            try
            {
                foreach (var segment in read.Buffer)
                {
                    await stream.WriteAsync(segment, cancellationToken);
                }
                await stream.FlushAsync(cancellationToken);
            }
            finally
            {
                // Also when nobody takes it any more: the server reads on, and throws away.
                reader.AdvanceTo(read.Buffer.End);
            }
            if (read.IsCompleted)
            {
                return;
            }
        }
        throw new IOException("The request was answered before its body had ended.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = http.Request.ContentLength ?? 0;
        return http.Request.ContentLength is not null;
    }
}
