using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tutti.Processes.Forwarding;

/// <summary>Gives the answer of the process behind to the client, as it comes.</summary>
internal static class ResponseRelay
{
    private const int BufferSize = 16 * 1024;

    public static async Task AnswerAsync(HttpContext http, HttpResponseMessage response)
    {
        var ended = http.RequestAborted;
        http.Response.StatusCode = (int)response.StatusCode;
        ForwardHeaders.CopyTo(http.Response.Headers, response);
        if (response.Content.Headers.ContentLength is null)
        {
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        }
        await using var stream = await response.Content.ReadAsStreamAsync(ended);
        var writer = http.Response.BodyWriter;
        while (true)
        {
            // A read of nothing ends when there is something, so that no buffer is held until then.
            var ready = stream.ReadAsync(Memory<byte>.Empty, ended);
            if (!ready.IsCompleted && !http.Response.HasStarted)
            {
                // The head need not wait for a body that is long in coming.
                await writer.FlushAsync(ended);
            }
            _ = await ready;
            var read = await stream.ReadAsync(writer.GetMemory(BufferSize), ended);
            if (read == 0)
            {
                break;
            }
            writer.Advance(read);
            await writer.FlushAsync(ended);
        }
        ForwardHeaders.CopyTrailers(http, response);
    }
}
