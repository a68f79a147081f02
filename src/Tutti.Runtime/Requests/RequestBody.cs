using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tutti.CompilerServices;

namespace Tutti.Requests;

/// <summary>Reads a JSON body that is there as a whole, and tells all that is wrong with it.</summary>
internal static class RequestBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool TryRead<T>(
        ReadOnlySpan<byte> utf8,
        JsonCodec<T> codec,
        bool optional,
        Type rules,
        IReadOnlyDictionary<Type, MemberValidator> validators,
        ValidationErrors errors,
        out T? value
    )
    {
        value = default;
        if (utf8.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }
        if (utf8.IsEmpty)
        {
            if (optional)
            {
                return true;
            }
            if (codec.TypeInfo.Kind is not JsonTypeInfoKind.Object)
            {
                errors.AddUnread("", "is required: the request has no body.");
                return false;
            }
            // All members may be optional; if not, each that is missing is named.
            utf8 = "{}"u8;
        }
        try
        {
            value = codec.Read(utf8);
            if (value is not null || optional)
            {
                return true;
            }
            errors.AddUnread("", "must not be null.");
            return false;
        }
        catch (JsonException exception)
        {
            JsonErrors.Explain(utf8, codec.TypeInfo, exception, rules, validators, errors);
            return false;
        }
    }
}
