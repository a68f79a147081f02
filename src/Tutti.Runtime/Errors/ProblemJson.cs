using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tutti.Errors;

/// <summary>Problem details (RFC 9457) as JSON.</summary>
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
        DetailsJson details,
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
        if (details.Type is not null)
        {
            json.WriteString("detailsType"u8, details.Type);
            json.WritePropertyName("details"u8);
            json.WriteRawValue(details.Json, skipInputValidation: true);
        }
        if (traceId is not null)
        {
            json.WriteString("traceId"u8, traceId);
        }
        json.WriteEndObject();
    }
}

/// <summary>The details of a problem as JSON, with the name of their type; neither if there are none.</summary>
internal readonly ref struct DetailsJson(string? type, ReadOnlySpan<byte> json)
{
    public string? Type { get; } = type;

    public ReadOnlySpan<byte> Json { get; } = json;
}
