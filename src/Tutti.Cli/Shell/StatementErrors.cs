using System.Globalization;
using Npgsql;
using Tutti.Cli.Output;
using Tutti.Migrations;

namespace Tutti.Cli.Shell;

/// <summary>Shows what the server has against a statement, and where.</summary>
internal static class StatementErrors
{
    public static void Write(Terminal terminal, string statement, PostgresException error)
    {
        terminal.WriteError($"{error.MessageText} ({error.SqlState})");
        if (error.Position > 0)
        {
            var (number, line, column) = PlaceOf(statement, error.Position);
            var label = string.Create(CultureInfo.InvariantCulture, $"line {number}: ");
            terminal.WriteLine($"{terminal.Styled(label, Style.Dim)}{VisibleText.Of(line)}");
            var before = VisibleText.WidthOf(line.AsSpan(0, Math.Min(column, line.Length)));
            terminal.WriteLine(new string(' ', label.Length + before) + terminal.Styled("^", Style.BoldRed));
        }
        Write(terminal, "detail", error.Detail);
        Write(terminal, "hint", error.Hint);
    }

    private static void Write(Terminal terminal, string what, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            terminal.WriteLine($"{terminal.Styled(what, Style.Cyan)}: {text}");
        }
    }

    private static (int Number, string Line, int Column) PlaceOf(string statement, int position)
    {
        var at = ServerPosition.IndexIn(statement, position);
        var start = at == 0 ? 0 : statement.LastIndexOf('\n', at - 1) + 1;
        var end = statement.IndexOf('\n', start);
        return (
            statement.AsSpan(0, start).Count('\n') + 1,
            end < 0 ? statement[start..] : statement[start..end],
            at - start
        );
    }
}
