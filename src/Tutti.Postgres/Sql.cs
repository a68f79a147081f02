using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tutti.Parameters;
using Tutti.Text;

namespace Tutti;

/// <summary>
/// A part of a statement, or all of it, with its parameters. It is written like a statement, <c>Sql part = $"…"</c>, and spliced where it stands in a hole. It does not
/// change once it is made, and can be used any number of times.
/// </summary>
/// <example>
/// <code>
/// Sql filter = done is null ? Sql.Empty : $"and done = {done}";
/// Sql order = Sql.Identifier(descending ? "created_at" : "title");
/// var todos = await db.QueryAsync&lt;Todo&gt;($"select * from todos where owner = {owner} {filter} order by {order}", ct);
/// </code>
/// </example>
[InterpolatedStringHandler]
public sealed class Sql
{
    // What PostgreSQL keeps of a name; the rest it cuts off without a word.
    private const int LongestName = 63;

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly List<SqlPart> _parts;

    /// <summary>Begins a part; the compiler calls it for <c>Sql part = $"…"</c>.</summary>
    /// <param name="literalLength">How much text it has.</param>
    /// <param name="formattedCount">How many holes it has.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Sql(int literalLength, int formattedCount) =>
        _parts = new(literalLength > 0 ? (2 * formattedCount) + 1 : formattedCount);

    private Sql(List<SqlPart> parts) => _parts = parts;

    /// <summary>Nothing, where something could be spliced.</summary>
    public static Sql Empty { get; } = new([]);

    /// <summary>A name of a table, a column or the like, in quotes: what it holds is a name whatever it is.</summary>
    /// <param name="names">The name, or several that are joined by dots: <c>Sql.Identifier("public", "todos")</c>.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException">PostgreSQL has no such names: empty, longer than 63 bytes, or with a zero character.</exception>
    public static Sql Identifier(params ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
        {
            throw new ArgumentException("An identifier needs a name: Sql.Identifier(\"todos\").", nameof(names));
        }
        var text = new StringBuilder();
        foreach (var name in names)
        {
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(names));
            if (name.Contains('\0', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name) > LongestName)
            {
                throw new ArgumentException(
                    $"'{StatementText.Short(name)}' cannot be an identifier: at most {LongestName} bytes, and no zero character.",
                    nameof(names)
                );
            }
            text.Append(text.Length > 0 ? "." : "")
                .Append('"')
                .Append(name.Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }
        return new([new LiteralPart(text.ToString())]);
    }

    /// <summary>Parts, with text between them; those that are empty are left out.</summary>
    /// <param name="separator">The text, a constant: <c>", "</c> or <c>" and "</c>.</param>
    /// <param name="parts">The parts.</param>
    /// <returns>The part that they make.</returns>
    public static Sql Join([ConstantExpected] string separator, params IEnumerable<Sql> parts)
    {
        ArgumentNullException.ThrowIfNull(separator);
        ArgumentNullException.ThrowIfNull(parts);
        var joined = new List<SqlPart>();
        foreach (var part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
            if (part._parts.Count == 0)
            {
                continue;
            }
            if (joined.Count > 0)
            {
                joined.Add(new LiteralPart(separator));
            }
            joined.Add(new NestedPart(part));
        }
        return new(joined);
    }

    /// <summary>A value as JSON, of type <c>jsonb</c>, as JSON is elsewhere in the app: members in camel case, enums by name.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write it.</param>
    /// <returns>The part: one parameter.</returns>
    public static Sql Json<T>(T value, JsonSerializerOptions? options = null) =>
        OfJson(JsonSerializer.Serialize(value, options ?? JsonOptions));

    /// <summary>A value as JSON, of type <c>jsonb</c>, written by generated code.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="type">How to write it.</param>
    /// <returns>The part: one parameter.</returns>
    public static Sql Json<T>(T value, JsonTypeInfo<T> type) => OfJson(JsonSerializer.Serialize(value, type));

    /// <summary>Adds text; the compiler calls it.</summary>
    /// <param name="value">The text.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => _parts.Add(new LiteralPart(value));

    /// <summary>Adds a parameter, or a part; the compiler calls it.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value) => _parts.Add(new HolePart<T>(value));

    /// <summary>Adds a parameter of a type that only the value knows; the compiler calls it.</summary>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(object? value) => _parts.Add(new ObjectPart(value));

    /// <summary>The text with its placeholders, but not the parameters.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SqlCall.Of(this).Statement.Text;

    internal void WriteTo(SqlText text)
    {
        foreach (var part in _parts)
        {
            part.WriteTo(text);
        }
    }

    private static Sql OfJson(string json) => new([new HolePart<JsonText>(new(json))]);
}
