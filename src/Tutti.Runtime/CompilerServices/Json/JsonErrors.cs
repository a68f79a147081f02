using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Tutti.CompilerServices;

/// <summary>
/// Tells all that is wrong with JSON that could not be read. System.Text.Json stops at the first failure; this goes over the whole
/// again, slowly, along the same metadata.
/// </summary>
internal static class JsonErrors
{
    /// <summary>Records what is missing, null, of the wrong type, or against a rule.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="type">What should have been read.</param>
    /// <param name="failure">Why it could not be.</param>
    /// <param name="rules">The type whose rules hold for the members of the JSON object.</param>
    /// <param name="validators">What checks the members of types.</param>
    /// <param name="errors">Where failures go.</param>
    public static void Explain(
        ReadOnlySpan<byte> utf8,
        JsonTypeInfo type,
        JsonException failure,
        Type rules,
        IReadOnlyDictionary<Type, MemberValidator> validators,
        ValidationErrors errors
    )
    {
        if (!Utf8.IsValid(utf8))
        {
            errors.AddUnread("", $"The body is not valid UTF-8 {Place(utf8, FirstInvalid(utf8))}.");
            return;
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(utf8.ToArray(), new() { MaxDepth = PooledJsonWriter.MaxDepth });
        }
        catch (JsonException exception)
        {
            errors.AddUnread("", Malformed(exception));
            return;
        }
        using (document)
        {
            if (document.RootElement.ValueKind == JsonValueKind.Null)
            {
                // Where null is allowed, it can be read.
                errors.AddUnread("", "must not be null.");
                return;
            }
            var before = errors.Count;
            new JsonErrorFinder(type.Options, validators, errors).Find(document.RootElement, type, "", rules);
            if (errors.Count == before)
            {
                // A converter of the user's refused something that looked right.
                errors.AddUnread(PathOf(failure), "is not valid.");
            }
        }
    }

    private static string Malformed(JsonException exception)
    {
        var reason = exception.Message;
        var end = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        reason = (end < 0 ? reason : reason[..end]).TrimEnd('.', ' ');
        var line = (exception.LineNumber ?? 0) + 1;
        var position = (exception.BytePositionInLine ?? 0) + 1;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The body is not valid JSON: {reason} at line {line}, position {position}."
        );
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(utf8[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }
        return position;
    }

    private static string Place(ReadOnlySpan<byte> utf8, int index)
    {
        var before = utf8[..index];
        var line = before.Count((byte)'\n') + 1;
        var position = index - before.LastIndexOf((byte)'\n');
        return string.Create(CultureInfo.InvariantCulture, $"at line {line}, position {position}");
    }

    // $.items[0].name; what holds dots or quotes is ['…'] and stays so.
    private static string PathOf(JsonException failure) =>
        failure.Path is ['$', '.', .. var member] ? member
        : failure.Path is ['$', .. var element] ? element
        : "";
}
