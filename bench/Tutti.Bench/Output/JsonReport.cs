using System.Buffers;
using System.Text;
using System.Text.Json;
using Tutti.Bench.Measuring;

namespace Tutti.Bench.Output;

/// <summary>The report for programs: one line.</summary>
internal static class JsonReport
{
    public static string Write(Report report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("bench", report.Bench);
            writer.WritePropertyName("machine");
            JsonSerializer.Serialize(writer, report.Machine, JsonSerializerOptions.Web);
            writer.WriteStartArray("rows");
            foreach (var row in report.Rows)
            {
                Write(writer, row);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject();
        writer.WriteString("case", row.Case);
        writer.WriteString("metric", row.Metric);
        writer.WriteString("unit", row.Unit);
        Write(writer, "ours", row.Ours);
        if (row.Theirs is { } theirs)
        {
            Write(writer, "theirs", theirs);
            Write(writer, "ratio", double.IsFinite(row.Ratio ?? double.NaN) ? row.Ratio : null);
        }
        else
        {
            writer.WriteNull("theirs");
            writer.WriteString("goalFor", "ours");
        }
        if (row.GoalIsForAdded)
        {
            Write(writer, "added", row.Added);
            writer.WriteString("goalFor", "added");
        }
        Write(writer, "goal", row.Goal);
        Write(writer, "required", row.Required);
        if (row.Note is not null)
        {
            writer.WriteString("note", row.Note);
        }
        if (row.HigherIsBetter)
        {
            writer.WriteString("better", "higher");
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Summary summary)
    {
        writer.WriteStartObject(name);
        Write(writer, "median", summary.Median);
        Write(writer, "min", summary.Min);
        Write(writer, "max", summary.Max);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
