using System.Text.Json.Nodes;
using Tutti.Cli.Explanations;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
/// <param name="root">The folder that addresses are relative to.</param>
internal sealed class SarifDocument(string root)
{
    private const string Base = "SRCROOT";
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";
    private const string Home = "https://github.com/tutti-framework/tutti";

    public static JsonObject Of(BuildResult result, string root, string toolVersion) =>
        new SarifDocument(root).Document(result, toolVersion);

    private JsonObject Document(BuildResult result, string toolVersion)
    {
        var rules = result
            .Diagnostics.Where(diagnostic => diagnostic.Code.Length > 0)
            .DistinctBy(diagnostic => diagnostic.Code)
            .OrderBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ToArray();
        string[] ids = [.. rules.Select(rule => rule.Code)];
        var driver = new JsonObject
        {
            ["name"] = "tutti",
            ["version"] = toolVersion,
            ["informationUri"] = Home,
            ["rules"] = Json.Array(rules, Rule),
        };
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = driver },
            ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = result.Succeeded }),
            ["originalUriBaseIds"] = new JsonObject { [Base] = new JsonObject { ["uri"] = FolderUri(root) } },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = Json.Array(result.Diagnostics, diagnostic => Result(diagnostic, ids)),
        };
        return new JsonObject
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        };
    }

    private static JsonObject Rule(BuildDiagnostic diagnostic)
    {
        var rule = new JsonObject { ["id"] = diagnostic.Code };
        if (DiagnosticPages.Find(diagnostic.Code) is { } page)
        {
            rule["shortDescription"] = Message(page.Title);
        }
        if ((diagnostic.Help ?? ForeignDiagnostics.PageOf(diagnostic.Code)?.Url) is { } help)
        {
            rule["helpUri"] = help;
        }
        rule["defaultConfiguration"] = new JsonObject { ["level"] = LevelOf(diagnostic) };
        return rule;
    }

    private JsonObject Result(BuildDiagnostic diagnostic, string[] ids)
    {
        var result = new JsonObject();
        if (diagnostic.Code.Length > 0)
        {
            result["ruleId"] = diagnostic.Code;
            result["ruleIndex"] = Array.IndexOf(ids, diagnostic.Code);
        }
        result["level"] = LevelOf(diagnostic);
        result["message"] = Message(PlainDiagnostics.TextOf(diagnostic));
        if (diagnostic.File is { } file)
        {
            var (line, column, endLine, endColumn) = (
                diagnostic.Line,
                diagnostic.Column,
                diagnostic.EndLine,
                diagnostic.EndColumn
            );
            result["locations"] = new JsonArray(Location(new SourceSpan(file, line, column, endLine, endColumn)));
        }
        if (diagnostic.Related.Count > 0)
        {
            result["relatedLocations"] = new JsonArray([.. diagnostic.Related.Select(Related)]);
        }
        return result;
    }

    private JsonObject Related(RelatedPlace place, int index)
    {
        var location = Location(new SourceSpan(place.File, place.Line, place.Column, place.EndLine, place.EndColumn));
        location["id"] = index + 1;
        // Viewers show none without a text.
        location["message"] = Message(place.Message ?? "See also here.");
        return location;
    }

    private JsonObject Location(SourceSpan span)
    {
        var place = new JsonObject { ["artifactLocation"] = Artifact(span.File) };
        if (Region(span) is { } region)
        {
            place["region"] = region;
        }
        return new JsonObject { ["physicalLocation"] = place };
    }

    private static JsonObject? Region(SourceSpan span)
    {
        if (span.Line == 0)
        {
            return null;
        }
        var region = new JsonObject { ["startLine"] = span.Line };
        if (span.Column > 0)
        {
            region["startColumn"] = span.Column;
        }
        if (span.EndLine > 0 && span.EndColumn > 0)
        {
            region["endLine"] = span.EndLine;
            region["endColumn"] = span.EndColumn;
        }
        return region;
    }

    private JsonObject Artifact(string file)
    {
        var relative = Path.GetRelativePath(root, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? new JsonObject { ["uri"] = new Uri(file).AbsoluteUri }
            : new JsonObject
            {
                ["uri"] = string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)),
                ["uriBaseId"] = Base,
            };
    }

    // The standard wants a slash at the end.
    private static string FolderUri(string folder) => $"{new Uri(folder).AbsoluteUri.TrimEnd('/')}/";

    private static string LevelOf(BuildDiagnostic diagnostic) => DiagnosticRenderer.SeverityOf(diagnostic);

    private static JsonObject Message(string text) => new() { ["text"] = text };
}
