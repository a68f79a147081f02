using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Tutti.Requests;

/// <summary>Writes a body that is known as a whole: its length in the head, and head and body in one write.</summary>
internal static class ResponseBody
{
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Writes the body and returns the buffer.</summary>
    public static Task WriteAsync(HttpResponse response, PooledBuffer buffer, string contentType)
    {
        response.ContentType = contentType;
        response.ContentLength = buffer.Length;
        var written = response.BodyWriter.WriteAsync(buffer.Memory);
        if (written.IsCompletedSuccessfully)
        {
            written.GetAwaiter().GetResult();
            buffer.Return();
            return Task.CompletedTask;
        }
        return FinishAsync(written, buffer);
    }

    private static async Task FinishAsync(ValueTask<FlushResult> written, PooledBuffer buffer)
    {
        try
        {
            await written;
        }
        finally
        {
            buffer.Return();
        }
    }
}
