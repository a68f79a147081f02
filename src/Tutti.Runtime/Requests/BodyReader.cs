using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Tutti.Requests;

/// <summary>Gets a JSON body off the wire, as a whole and within its limit.</summary>
internal static class BodyReader
{
    private const long NoLimit = -1;

    /// <summary>Whether there is a body to read.</summary>
    /// <exception cref="RequestRefusedException">There is one that will not be read.</exception>
    public static bool Expect(HttpContext http, long limit)
    {
        var request = http.Request;
        var length = request.ContentLength;
        if (length is 0 || http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return false;
        }
        if (!IsJson(request.ContentType))
        {
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                "The body must be JSON in UTF-8, with the header 'Content-Type: application/json'."
            );
        }
        if (limit != NoLimit && length > limit)
        {
            throw TooLarge(http, limit);
        }
        RaiseServerLimit(http, limit);
        return true;
    }

    /// <summary>Reads a body that has come already.</summary>
    /// <param name="http">The request.</param>
    /// <param name="limit">How long it may be.</param>
    /// <param name="body">The body, to be released by <c>AdvanceTo</c>.</param>
    /// <returns>Whether it is there as a whole.</returns>
    public static bool TryReadAtOnce(HttpContext http, long limit, out ReadOnlySequence<byte> body)
    {
        var reader = http.Request.BodyReader;
        body = default;
        if (!reader.TryRead(out var read))
        {
            return false;
        }
        body = read.Buffer;
        if (read.IsCompleted && (limit == NoLimit || body.Length <= limit))
        {
            return true;
        }
        reader.AdvanceTo(body.Start);
        return false;
    }

    /// <summary>Reads a body as it comes.</summary>
    public static async ValueTask ReadAsync(
        HttpContext http,
        long limit,
        PooledBuffer output,
        CancellationToken cancellationToken
    )
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var tooLarge = limit != NoLimit && output.Length + read.Buffer.Length > limit;
            if (!tooLarge)
            {
                Append(output, read.Buffer);
            }
            reader.AdvanceTo(read.Buffer.End);
            if (tooLarge)
            {
                throw TooLarge(http, limit);
            }
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    public static void Append(PooledBuffer output, ReadOnlySequence<byte> bytes)
    {
        foreach (var segment in bytes)
        {
            output.Write(segment.Span);
        }
    }

    private static RequestRefusedException TooLarge(HttpContext http, long limit)
    {
        // The server throws away what still comes, so that the client lives to see the answer.
        RaiseServerLimit(http, NoLimit);
        return new RequestRefusedException(
            StatusCodes.Status413PayloadTooLarge,
            string.Create(null, $"The body is longer than the {limit} bytes that it may have.")
        );
    }

    /// <summary>Has the server hold a limit, for an endpoint that reads the body itself.</summary>
    public static void SetServerLimit(HttpContext http, long limit)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit == NoLimit ? null : limit;
        }
    }

    private static void RaiseServerLimit(HttpContext http, long limit)
    {
        var feature = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (feature is { IsReadOnly: false, MaxRequestBodySize: { } max } && (limit == NoLimit || limit > max))
        {
            feature.MaxRequestBodySize = limit == NoLimit ? null : limit;
        }
    }

    private static bool IsJson(string? contentType) =>
        contentType is "application/json" or "application/json; charset=utf-8"
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (
                type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
            )
            && (
                !type.Charset.HasValue
                || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)
            )
        );
}
