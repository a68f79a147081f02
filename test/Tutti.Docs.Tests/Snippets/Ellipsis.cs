using System.Text;

namespace Tutti.Docs.Tests.Snippets;

/// <summary>Replaces the sign <c>…</c>, which stands for code that is left out, by code that compiles.</summary>
internal static class Ellipsis
{
    private const char Sign = '…';
    private const string Thrown = "throw new NotImplementedException()";

    public static string Replace(string code) => string.Join('\n', code.Split('\n').Select(ReplaceInLine));

    private static string ReplaceInLine(string line)
    {
        var result = new StringBuilder();
        var isInString = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (!isInString && line.AsSpan(i).StartsWith("//"))
            {
                return result.Append(line.AsSpan(i)).ToString();
            }
            isInString ^= line[i] == '"' && (i == 0 || line[i - 1] != '\\');
            if (line[i] != Sign || isInString)
            {
                result.Append(line[i]);
                continue;
            }
            var isExpression = line.AsSpan(i + 1).TrimStart() is [';' or ',' or ')', ..];
            result.Append(isExpression ? Thrown : Thrown + ";");
        }
        return result.ToString();
    }
}
