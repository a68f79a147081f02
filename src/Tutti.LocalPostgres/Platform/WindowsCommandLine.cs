using System.Text;

namespace Tutti.LocalPostgres.Platform;

/// <summary>
/// A program and its arguments as one line, as Windows takes them and programs take it apart:
/// https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments.
/// </summary>
internal static class WindowsCommandLine
{
    public static string Of(IEnumerable<string> command) => string.Join(' ', command.Select(Quoted));

    private static string Quoted(string argument)
    {
        if (argument.Length > 0 && argument.AsSpan().IndexOfAny(" \t\n\v\"") < 0)
        {
            return argument;
        }
        var text = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            // Before a quote each backslash counts half, and one more makes the quote a part of the text.
            text.Append('\\', character == '"' ? backslashes + 1 : 0).Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }
        return text.Append('\\', backslashes).Append('"').ToString();
    }
}
