using Npgsql;
using NpgsqlTypes;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>Values that Npgsql takes as they are.</summary>
/// <param name="type">What they are sent as.</param>
internal sealed class PlainWriter<T>(NpgsqlDbType type) : HoleWriter<T>
{
    public override bool IsPlain => true;

    public override void Write(SqlText text, T value)
    {
        if (value is null)
        {
            WriteNull(text);
        }
        else
        {
            text.AppendParameter(new NpgsqlParameter<T> { TypedValue = value });
        }
    }

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(type));

    public override void WriteAll(SqlText text, IEnumerable<T> values) => text.AppendParameter(Arrays.Of(values, type));
}

/// <summary>Values of a value type that Npgsql takes as they are.</summary>
/// <param name="type">What they are sent as.</param>
internal sealed class ValueWriter<T>(NpgsqlDbType type) : HoleWriter<T>, INullableArrayWriter<T>
    where T : struct
{
    public override bool IsPlain => true;

    public override void Write(SqlText text, T value) =>
        text.AppendParameter(new NpgsqlParameter<T> { TypedValue = value });

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(type));

    public override void WriteAll(SqlText text, IEnumerable<T> values) => text.AppendParameter(Arrays.Of(values, type));

    public void WriteAll(SqlText text, IEnumerable<T?> values) => text.AppendParameter(Arrays.Of(values, type));
}

/// <summary>Values that are sent as those of another value type.</summary>
/// <param name="convert">What to send.</param>
/// <param name="type">What they are sent as.</param>
internal sealed class ConvertedWriter<T, TSent>(Func<T, TSent> convert, NpgsqlDbType type)
    : HoleWriter<T>,
        INullableArrayWriter<T>
    where T : struct
    where TSent : struct
{
    public override void Write(SqlText text, T value) =>
        text.AppendParameter(new NpgsqlParameter<TSent> { TypedValue = convert(value), NpgsqlDbType = type });

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(type));

    public override void WriteAll(SqlText text, IEnumerable<T> values) =>
        text.AppendParameter(Arrays.Of(values.Select(convert).ToArray(), type));

    public void WriteAll(SqlText text, IEnumerable<T?> values) =>
        text.AppendParameter(
            Arrays.Of(values.Select(value => value is { } some ? convert(some) : (TSent?)null).ToArray(), type)
        );
}

/// <summary>Values that are sent as objects of another type, such as text.</summary>
/// <param name="convert">What to send.</param>
/// <param name="type">What they are sent as.</param>
internal sealed class ObjectWriter<T, TSent>(Func<T, TSent> convert, NpgsqlDbType type) : HoleWriter<T>
    where TSent : class
{
    public override void Write(SqlText text, T value)
    {
        if (value is null)
        {
            WriteNull(text);
        }
        else
        {
            text.AppendParameter(new NpgsqlParameter<TSent> { TypedValue = convert(value), NpgsqlDbType = type });
        }
    }

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(type));

    public override void WriteAll(SqlText text, IEnumerable<T> values) =>
        text.AppendParameter(Arrays.Of(values.Select(value => value is null ? null! : convert(value)).ToArray(), type));
}

/// <summary>Values of a value type, or null.</summary>
internal sealed class NullableWriter<T> : HoleWriter<T?>
    where T : struct
{
    public override void Write(SqlText text, T? value)
    {
        if (value is { } some)
        {
            Hole<T>.Writer.Write(text, some);
        }
        else
        {
            Hole<T>.Writer.WriteNull(text);
        }
    }

    public override void WriteNull(SqlText text) => Hole<T>.Writer.WriteNull(text);

    public override void WriteAll(SqlText text, IEnumerable<T?> values)
    {
        if (Hole<T>.Writer is INullableArrayWriter<T> arrays)
        {
            arrays.WriteAll(text, values);
        }
        else
        {
            base.WriteAll(text, values);
        }
    }
}

/// <summary>Lists, as arrays.</summary>
internal sealed class SequenceWriter<TSequence, T> : HoleWriter<TSequence>
    where TSequence : IEnumerable<T>
{
    public override void Write(SqlText text, TSequence value)
    {
        if (value is null)
        {
            WriteNull(text);
        }
        else
        {
            Hole<T>.Writer.WriteAll(text, value);
        }
    }

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(NpgsqlDbType.Unknown));
}

/// <summary>A list that only calls itself a list of anything, such as <c>IEnumerable</c>, and all else that is not known.</summary>
internal sealed class UnsupportedWriter<T>(string remedy) : HoleWriter<T>
{
    public override void Write(SqlText text, T value) => throw UnsupportedHole.Exception(typeof(T), remedy);

    public override void WriteNull(SqlText text) => throw UnsupportedHole.Exception(typeof(T), remedy);

    public override void WriteAll(SqlText text, IEnumerable<T> values) =>
        throw UnsupportedHole.Exception(typeof(T), remedy);
}
