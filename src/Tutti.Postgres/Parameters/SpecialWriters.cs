using Npgsql;
using NpgsqlTypes;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>Points in time in UTC, or times of some calendar and clock; never those of the machine.</summary>
internal sealed class DateTimeWriter : HoleWriter<DateTime>, INullableArrayWriter<DateTime>
{
    public override void Write(SqlText text, DateTime value) =>
        text.AppendParameter(new NpgsqlParameter<DateTime> { TypedValue = value, NpgsqlDbType = TypeOf(value) });

    public override void WriteNull(SqlText text) => text.AppendParameter(Null(NpgsqlDbType.TimestampTz));

    public override void WriteAll(SqlText text, IEnumerable<DateTime> values)
    {
        var array = values.ToArray();
        text.AppendParameter(Arrays.Of(array, TypeOf(array)));
    }

    public void WriteAll(SqlText text, IEnumerable<DateTime?> values)
    {
        var array = values.ToArray();
        text.AppendParameter(Arrays.Of(array, TypeOf(array.OfType<DateTime>())));
    }

    public static NpgsqlDbType TypeOf(DateTime value) =>
        value.Kind switch
        {
            DateTimeKind.Utc => NpgsqlDbType.TimestampTz,
            DateTimeKind.Unspecified => NpgsqlDbType.Timestamp,
            _ => throw new ArgumentException(
                "A DateTime of the machine's time zone (Kind Local) cannot be a parameter, for what it means depends on the machine. Pass a point in time, value.ToUniversalTime() or a DateTimeOffset (timestamptz), or a time without a zone, DateTime.SpecifyKind(value, DateTimeKind.Unspecified) (timestamp)."
            ),
        };

    private static NpgsqlDbType TypeOf(IEnumerable<DateTime> values)
    {
        var types = values.Select(TypeOf).Distinct().ToList();
        return types.Count < 2
            ? types.DefaultIfEmpty(NpgsqlDbType.TimestampTz).First()
            : throw new ArgumentException(
                "A list has both points in time (DateTime of Kind Utc) and times without a zone (Kind Unspecified): make them all of one kind."
            );
    }
}

/// <summary>Ranges of times, of the same rules.</summary>
internal sealed class DateTimeRangeWriter : HoleWriter<NpgsqlRange<DateTime>>
{
    public override void Write(SqlText text, NpgsqlRange<DateTime> value)
    {
        var bounded = value.LowerBoundInfinite ? value.UpperBound : value.LowerBound;
        var type = value is { LowerBoundInfinite: true, UpperBoundInfinite: true } or { IsEmpty: true }
            ? NpgsqlDbType.TimestampTz
            : DateTimeWriter.TypeOf(bounded);
        text.AppendParameter(
            new NpgsqlParameter<NpgsqlRange<DateTime>> { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Range | type }
        );
    }

    public override void WriteNull(SqlText text) =>
        text.AppendParameter(Null(NpgsqlDbType.Range | NpgsqlDbType.TimestampTz));
}

/// <summary>Parts of the statement.</summary>
internal sealed class SqlWriter : HoleWriter<Sql>
{
    public override void Write(SqlText text, Sql value)
    {
        if (value is null)
        {
            WriteNull(text);
        }
        value!.WriteTo(text);
    }

    public override void WriteNull(SqlText text) =>
        throw new ArgumentNullException(
            nameof(text),
            "A part of the statement is null. Where nothing is to be spliced, use Sql.Empty; where SQL's null is meant, write 'null'."
        );
}

/// <summary>JSON that is text already.</summary>
internal readonly record struct JsonText(string Text);
