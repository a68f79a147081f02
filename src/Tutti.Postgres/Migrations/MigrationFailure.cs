using System.Globalization;
using System.Text;
using Npgsql;

namespace Tutti.Migrations;

/// <summary>Says of a statement that failed where it stands, how it reads, and all that the server has to say.</summary>
internal static class MigrationFailure
{
    private const int MostLines = 5;
    private const int WidestLine = 160;

    public static MigrationException Of(
        MigrationScript script,
        ScriptStatement statement,
        PostgresException error,
        string outcome
    )
    {
        var place = statement.Start + ServerPosition.IndexIn(statement.Text, error.Position);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{script.Migration.File}({script.LineOf(place)}): {error.MessageText} ({error.SqlState})"
        );
        AppendExcerpt(text, script, statement, place, error.Position > 0);
        Append(text, "detail", error.Detail);
        Append(text, "hint", error.Hint);
        Append(text, "where", error.Where);
        text.AppendLine().Append(outcome);
        return new MigrationException(text.ToString(), error);
    }

    private static void AppendExcerpt(
        StringBuilder text,
        MigrationScript script,
        ScriptStatement statement,
        int place,
        bool isExact
    )
    {
        var lines = statement.Text.Split('\n');
        var at = script.LineOf(place) - script.LineOf(statement.Start);
        var first = Math.Max(0, Math.Min(at, lines.Length - 1) - MostLines + 1);
        var last = isExact ? at : Math.Min(lines.Length - 1, first + MostLines - 1);
        for (var i = first; i <= last && i < lines.Length; i++)
        {
            text.AppendLine().Append("    ").Append(Shorten(lines[i].TrimEnd()));
        }
        var column = place - (script.Text.LastIndexOf('\n', Math.Max(0, place - 1)) + 1);
        var indent = at == 0 ? place - statement.Start : column;
        if (isExact && indent < WidestLine)
        {
            text.AppendLine().Append(' ', 4 + indent).Append('^');
        }
    }

    private static string Shorten(string line) => line.Length <= WidestLine ? line : $"{line[..WidestLine]}…";

    private static void Append(StringBuilder text, string what, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            var first = value.Split('\n', MostLines + 1).Take(MostLines);
            text.AppendLine().Append(what).Append(": ").AppendJoin(Environment.NewLine, first.Select(Shorten));
        }
    }
}
