using System.Globalization;
using System.Text.RegularExpressions;

namespace Tutti.Cli.Explanations;

/// <summary>Diagnostics of the tools that take part in a build, and where their makers explain them.</summary>
internal static partial class ForeignDiagnostics
{
    private const string Learn = "https://learn.microsoft.com/";
    private const int Digits = 4;

    // Prefix of the id, whose it is, and the page up to the id in small letters. The pages of the C# compiler lie in several
    // folders, and some are about many errors, so they are searched for.
    private static readonly (string Prefix, string Owner, string Page)[] Owners =
    [
        ("CS", "the C# compiler", $"{Learn}search/?terms="),
        ("CA", "the .NET code analyzers", $"{Learn}dotnet/fundamentals/code-analysis/quality-rules/"),
        ("IDE", "the .NET code style analyzers", $"{Learn}dotnet/fundamentals/code-analysis/style-rules/"),
        ("SYSLIB", "the .NET libraries", $"{Learn}dotnet/fundamentals/syslib-diagnostics/"),
        ("ASP", "ASP.NET Core", $"{Learn}aspnet/core/diagnostics/"),
        ("NETSDK", "the .NET SDK", $"{Learn}dotnet/core/tools/sdk-errors/"),
        ("NU", "NuGet", $"{Learn}nuget/reference/errors-and-warnings/"),
        ("MSB", "MSBuild", $"{Learn}visualstudio/msbuild/errors/"),
    ];

    /// <summary>Whose a diagnostic is and where it is explained, if that is known.</summary>
    public static (string Id, string Owner, string Url)? PageOf(string id)
    {
        var match = Form().Match(id);
        if (!match.Success)
        {
            return null;
        }
        var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
        foreach (var (known, owner, page) in Owners)
        {
            if (known == prefix)
            {
                var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
                var full = prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
                return (full, owner, page + full.ToLowerInvariant());
            }
        }
        return null;
    }

    [GeneratedRegex(@"^(?<prefix>[A-Za-z]+)(?<number>\d{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
