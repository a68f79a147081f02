using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tutti.Errors;

/// <summary>Problem details (RFC 9457) as JSON, both ways.</summary>
internal static class ProblemJson
{
    public const string ContentType = "application/problem+json";

    // People read problems in a terminal: quotes and umlauts stay as they are. It is JSON by its content type, never part of a page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a body.</summary>
    public static void Write(
        IBufferWriter<byte> output,
        int status,
        string title,
        ProblemCode code,
        string? detail,
        IReadOnlyDictionary<string, string[]>? errors,
        string? traceId
    )
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("title"u8, title);
        json.WriteNumber("status"u8, status);
        if (detail is not null)
        {
            json.WriteString("detail"u8, detail);
        }
        json.WriteString("code"u8, ProblemCodes.NameOf(code));
        if (errors is { Count: > 0 })
        {
            json.WriteStartObject("errors"u8);
            foreach (var (path, messages) in errors)
            {
                json.WriteStartArray(path);
                foreach (var message in messages)
                {
                    json.WriteStringValue(message);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        if (traceId is not null)
        {
            json.WriteString("traceId"u8, traceId);
        }
        json.WriteEndObject();
    }

    /// <summary>Reads what another process has written; <see langword="null"/> if it is no such body.</summary>
    public static ProblemException? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var json = new Utf8JsonReader(utf8);
            return JsonElement.TryParseValue(ref json, out var body) && body.Value.ValueKind is JsonValueKind.Object
                ? Read(body.Value)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ProblemException? Read(JsonElement body)
    {
        if (!body.TryGetProperty("code", out var name) || !ProblemCodes.TryParse(name.GetString(), out var code))
        {
            return null;
        }
        var detail = body.TryGetProperty("detail", out var text) ? text.GetString() : null;
        var errors = body.TryGetProperty("errors", out var members)
            ? members
                .EnumerateObject()
                .ToDictionary(
                    member => member.Name,
                    member => member.Value.EnumerateArray().Select(message => message.GetString() ?? "").ToArray(),
                    StringComparer.Ordinal
                )
            : null;
        return new ProblemException(code, detail ?? Problems.TextOf(code), errors);
    }
}
