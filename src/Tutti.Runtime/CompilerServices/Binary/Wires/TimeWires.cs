using System.ComponentModel;
using System.Text.Json;
using Tutti.Requests;

namespace Tutti.CompilerServices;

/// <summary>
/// A date and time with its kind. A local one is written as in JSON: with the offset of here, and read as the time that it then is there.
/// For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeWire : IWire<DateTime>
{
    private const int KindShift = 62;

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, DateTime value)
    {
        if (value.Kind == DateTimeKind.Local)
        {
            WriteLocal(ref writer, value);
            return;
        }
        Fixed.Write(ref writer, (ulong)value.Ticks | ((ulong)value.Kind << KindShift));
    }

    /// <inheritdoc/>
    public static DateTime Read(ref WireReader reader)
    {
        var bits = Fixed.Read<ulong>(ref reader);
        var kind = (DateTimeKind)(bits >> KindShift);
        var ticks = (long)(bits & ((1UL << KindShift) - 1));
        return kind switch
        {
            DateTimeKind.Local when ticks == 0 => ReadLocal(ref reader),
            DateTimeKind.Utc or DateTimeKind.Unspecified when ticks <= DateTime.MaxValue.Ticks => new(ticks, kind),
            _ => throw Unreadable(),
        };
    }

    private static void WriteLocal(ref WireWriter writer, DateTime value)
    {
        Fixed.Write(ref writer, (ulong)DateTimeKind.Local << KindShift);
        var buffer = PooledBuffer.Rent();
        try
        {
            using (var pooled = PooledJsonWriter.Rent(buffer))
            {
                pooled.Writer.WriteStringValue(value);
                pooled.Writer.Flush();
            }
            writer.Bytes(buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }

    private static DateTime ReadLocal(ref WireReader reader)
    {
        var json = new Utf8JsonReader(reader.Bytes());
        return
            json.Read() && json.TokenType == JsonTokenType.String && json.TryGetDateTime(out var value) && !json.Read()
            ? value
            : throw Unreadable();
    }

    private static JsonException Unreadable() => Wire.Malformed("something that is no date and time");

    /// <inheritdoc/>
    public static bool Keeps(DateTime value, int depth) => value.Kind != DateTimeKind.Local;
}

/// <summary>A date and time with an offset in minutes. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetWire : IWire<DateTimeOffset>
{
    private const int MostMinutes = 14 * 60;

    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, DateTimeOffset value)
    {
        Fixed.Write(ref writer, value.Ticks);
        Fixed.Write(ref writer, (short)value.TotalOffsetMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref WireReader reader)
    {
        var ticks = Fixed.Read<long>(ref reader);
        var minutes = Fixed.Read<short>(ref reader);
        var utc = unchecked((ulong)(ticks - (minutes * TimeSpan.TicksPerMinute)));
        return
            unchecked((ulong)ticks) <= (ulong)DateTime.MaxValue.Ticks
            && minutes is >= -MostMinutes and <= MostMinutes
            && utc <= (ulong)DateTime.MaxValue.Ticks
            ? new(ticks, TimeSpan.FromMinutes(minutes))
            : throw Wire.Malformed("something that is no date and time");
    }

    /// <inheritdoc/>
    public static bool Keeps(DateTimeOffset value, int depth) => true;
}

/// <summary>A date as the number of its day. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyWire : IWire<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, DateOnly value) => Fixed.Write(ref writer, value.DayNumber);

    /// <inheritdoc/>
    public static DateOnly Read(ref WireReader reader)
    {
        var day = Fixed.Read<int>(ref reader);
        return (uint)day <= (uint)DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber(day)
            : throw Wire.Malformed("something that is no date");
    }

    /// <inheritdoc/>
    public static bool Keeps(DateOnly value, int depth) => true;
}

/// <summary>A time of day in ticks. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyWire : IWire<TimeOnly>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TimeOnly value) => Fixed.Write(ref writer, value.Ticks);

    /// <inheritdoc/>
    public static TimeOnly Read(ref WireReader reader)
    {
        var ticks = Fixed.Read<long>(ref reader);
        return (ulong)ticks <= (ulong)TimeOnly.MaxValue.Ticks
            ? new(ticks)
            : throw Wire.Malformed("something that is no time of day");
    }

    /// <inheritdoc/>
    public static bool Keeps(TimeOnly value, int depth) => true;
}

/// <summary>A duration in ticks. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanWire : IWire<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(ref WireWriter writer, TimeSpan value) => Fixed.Write(ref writer, value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(ref WireReader reader) => new(Fixed.Read<long>(ref reader));

    /// <inheritdoc/>
    public static bool Keeps(TimeSpan value, int depth) => true;
}
