using System.Text.RegularExpressions;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>What documents point to is there.</summary>
public sealed partial class DocumentTests
{
    [Theory]
    [MemberData(nameof(Documents))]
    public void LinksLeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var dead =
            from match in Link().Matches(Repository.Read(document))
            let target = match.Groups["target"].Value.Split('#')[0]
            where
                target.Length > 0 && !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Repository.Exists(Path.Combine(folder, Uri.UnescapeDataString(target)))
            select target;
        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void PathsInTextExist(string document)
    {
        var missing =
            from match in QuotedPath().Matches(Repository.Read(document))
            let path = match.Groups["path"].Value
            where !Repository.Exists(path)
            select path;
        Assert.Empty(missing);
    }

    public static TheoryData<string> Documents() => [.. Repository.Files(".", "*.md")];

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    // A path from the root in backticks, unless it is a pattern such as `docs/diagnostics/TUTnnnn.md` or `test/<Project>.Tests`.
    [GeneratedRegex(@"`(?<path>(src|test|docs|examples|bench|eng|\.ci)/(?![^`]*(nnnn|[<>{}*… ]))[^`]+)`")]
    private static partial Regex QuotedPath();
}
