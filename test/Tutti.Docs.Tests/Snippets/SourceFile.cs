using System.Text.RegularExpressions;

namespace Tutti.Docs.Tests.Snippets;

/// <summary>A file of a project that a block shows.</summary>
/// <param name="Path">Its path in the project.</param>
/// <param name="Code">What it holds, with nothing left out.</param>
internal sealed partial record SourceFile(string Path, string Code)
{
    /// <summary>Splits a block where a comment names a file: <c>// Orders/OrdersService.cs</c>, and perhaps a remark after it.</summary>
    /// <param name="block">The text of the block.</param>
    /// <param name="path">The file of what stands before the first such comment.</param>
    public static IEnumerable<SourceFile> Split(string block, string path)
    {
        var code = new List<string>();
        foreach (var line in block.Split('\n'))
        {
            if (FileComment().Match(line) is { Success: true } comment)
            {
                if (code.Any(text => text.Length > 0))
                {
                    yield return Of(path, code);
                }
                code.Clear();
                path = comment.Groups["path"].Value;
            }
            else
            {
                code.Add(line);
            }
        }
        yield return Of(path, code);
    }

    private static SourceFile Of(string path, List<string> code) =>
        new(path, Ellipsis.Replace(string.Join('\n', code)));

    [GeneratedRegex(@"^// (?<path>[\w./-]+\.cs)(?=$|[:,\s])")]
    private static partial Regex FileComment();
}
