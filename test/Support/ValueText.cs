using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tutti.Support;

/// <summary>All that can be seen of a value, as text: types, the content of fields, the order of items, every bit of a number.</summary>
internal static class ValueText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        if (value is null || depth > 200)
        {
            text.Append("null");
            return;
        }
        var type = value.GetType();
        text.Append(type.Name).Append(' ');
        switch (value)
        {
            case string or char:
                text.Append(JsonEncoded(value.ToString()!));
                break;
            case decimal number:
                text.AppendJoin(' ', decimal.GetBits(number));
                break;
            case DateTime time:
                text.Append(CultureInfo.InvariantCulture, $"{time.Ticks} {time.Kind}");
                break;
            case DateTimeOffset time:
                text.Append(CultureInfo.InvariantCulture, $"{time.Ticks} {time.Offset.Ticks}");
                break;
            case Uri uri:
                text.Append(JsonEncoded(uri.OriginalString)).Append(uri.IsAbsoluteUri);
                break;
            case byte[] bytes:
                text.Append(Convert.ToHexString(bytes));
                break;
            case Memory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            case JsonElement element:
                text.Append(element.GetRawText());
                break;
            case JsonDocument document:
                text.Append(document.RootElement.GetRawText());
                break;
            case JsonNode node:
                text.Append(node.ToJsonString());
                break;
            case double or float or Half:
                text.Append(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));
                break;
            case IFormattable formattable when type.IsPrimitive || type.IsEnum || type.Namespace == "System":
                text.Append(formattable.ToString(type.IsEnum ? "D" : null, CultureInfo.InvariantCulture));
                break;
            case bool or Version:
                text.Append(value);
                break;
            case IList { IsReadOnly: true } when value.Equals(Default(type)):
                text.Append("default");
                break;
            case IEnumerable items:
                AppendItems(text, items, depth);
                break;
            default:
                AppendFields(text, value, type, depth);
                break;
        }
    }

    // An immutable array that is none cannot be enumerated.
    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static void AppendItems(StringBuilder text, IEnumerable items, int depth)
    {
        text.Append('[');
        foreach (var item in items)
        {
            Append(text, item, depth + 1);
            text.Append(',');
        }
        text.Append(']');
    }

    private static void AppendFields(StringBuilder text, object value, Type type, int depth)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        text.Append('{');
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(Own).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                text.Append(field.Name).Append('=');
                Append(text, field.GetValue(value), depth + 1);
                text.Append(';');
            }
        }
        text.Append('}');
    }

    private static string JsonEncoded(string text) =>
        string.Concat(text.Select(c => c is > ' ' and < '\x7f' ? c.ToString() : $"\\{(int)c:x4}"));
}
