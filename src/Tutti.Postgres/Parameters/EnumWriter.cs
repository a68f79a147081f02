using System.Text;
using Npgsql;
using NpgsqlTypes;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>
/// Enums by name, as text of no type, so that the server takes it for what stands there: an enum type's label or text. Enums with <see cref="FlagsAttribute"/> are
/// numbers.
/// </summary>
internal sealed class EnumWriter<T> : HoleWriter<T>, INullableArrayWriter<T>
    where T : struct, Enum
{
    public override void Write(SqlText text, T value) => text.AppendParameter(Text(EnumNames<T>.Write(value)));

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(NpgsqlDbType.Unknown));

    public override void WriteAll(SqlText text, IEnumerable<T> values) =>
        WriteAll(text, values.Select(value => (T?)value));

    public void WriteAll(SqlText text, IEnumerable<T?> values)
    {
        // The text form of an array.
        var list = new StringBuilder("{");
        foreach (var value in values)
        {
            list.Append(list.Length > 1 ? "," : "");
            if (value is { } some)
            {
                var name = EnumNames<T>
                    .Write(some)
                    .Replace("\\", @"\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal);
                list.Append('"').Append(name).Append('"');
            }
            else
            {
                list.Append("null");
            }
        }
        text.AppendParameter(Text(list.Append('}').ToString()));
    }

    private static NpgsqlParameter<string> Text(string value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Unknown };
}
