using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.ServiceCalls;

/// <summary>The rest of a request's body that nobody has read when the answer is there.</summary>
/// <remarks>
/// The server would reset such a stream itself, keep it for seconds, and refuse new ones once a connection has too many of these (RFC 9113 §10.5,
/// ENHANCE_YOUR_CALM): requests that are answered early would shut out all others from the same peer. So the peer, which has got the whole answer,
/// ends or resets the stream here, and it is gone at once.
/// </remarks>
internal static class UnreadBody
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static ValueTask EndAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return default;
        }
        if (http.Request.Headers.Expect.Count > 0)
        {
            // To look for the body would be to ask for it, unless the answer is there.
            return new ValueTask(DropAsync(http));
        }
        try
        {
            if (http.Request.BodyReader.TryRead(out var read))
            {
                http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return default;
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            return default;
        }
        return new ValueTask(DropAsync(http));
    }

    private static async Task DropAsync(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(s_patience);
        try
        {
            await http.Response.CompleteAsync();
            var reader = http.Request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(patience.Token);
                reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // Reset by the peer, over the server's limit, or never ending.
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is IOException or OperationCanceledException or InvalidOperationException;
}
