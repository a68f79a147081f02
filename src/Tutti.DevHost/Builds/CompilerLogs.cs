using System.Text.Json;

namespace Tutti.DevHost.Builds;

/// <summary>
/// Completes what <c>dotnet build</c> wrote on the console with the compiler's own logs (SARIF 2.1), which also have related places, help links
/// and messages of several lines. NuGet and MSBuild write none; what only they know stays as it is.
/// </summary>
internal static class CompilerLogs
{
    public static IReadOnlyList<BuildDiagnostic> Complete(IReadOnlyList<BuildDiagnostic> diagnostics, string folder)
    {
        var logged = Directory
            .EnumerateFiles(folder, "*.sarif")
            .SelectMany(Read)
            .ToLookup(result => (result.Code, result.File, result.Line, result.Column));
        return logged.Count == 0 ? diagnostics : [.. diagnostics.Select(diagnostic => Complete(diagnostic, logged))];
    }

    private static BuildDiagnostic Complete(
        BuildDiagnostic diagnostic,
        ILookup<(string, string?, int, int), BuildDiagnostic> logged
    )
    {
        var candidates = logged[(diagnostic.Code, diagnostic.File, diagnostic.Line, diagnostic.Column)];
        var flat = Flat(diagnostic.Message);
        return candidates.FirstOrDefault(candidate => Flat(candidate.Message) == flat) is { } found
            ? diagnostic with
            {
                Message = found.Message,
                Help = diagnostic.Help ?? found.Help,
                Related = found.Related,
            }
            : diagnostic;
    }

    // The console has everything on one line.
    private static string Flat(string message) =>
        string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<BuildDiagnostic> Read(string path)
    {
        try
        {
            using var log = JsonDocument.Parse(File.ReadAllBytes(path));
            return
            [
                .. from run in Items(log.RootElement, "runs")
                let help = HelpOf(run)
                from result in Items(run, "results")
                where !result.TryGetProperty("suppressions", out _)
                select Diagnostic(result, help),
            ];
        }
        catch (Exception error)
            when (error is JsonException or IOException or InvalidOperationException or KeyNotFoundException)
        {
            // A compiler that was interrupted, or another one's log: the console's lines have to do.
            return [];
        }
    }

    private static Dictionary<string, string> HelpOf(JsonElement run)
    {
        var help = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in Items(run.GetProperty("tool").GetProperty("driver"), "rules"))
        {
            if (rule.TryGetProperty("helpUri", out var uri))
            {
                help[rule.GetProperty("id").GetString()!] = uri.GetString()!;
            }
        }
        return help;
    }

    private static BuildDiagnostic Diagnostic(JsonElement result, Dictionary<string, string> help)
    {
        var code = result.GetProperty("ruleId").GetString()!;
        var place = Items(result, "locations").Select(Place).FirstOrDefault();
        return new BuildDiagnostic
        {
            IsError = result.TryGetProperty("level", out var level) && level.GetString() == "error",
            Code = code,
            Message = result.GetProperty("message").GetProperty("text").GetString()!,
            Help = help.GetValueOrDefault(code),
            File = place?.File,
            Line = place?.Line ?? 0,
            Column = place?.Column ?? 0,
            Related = [.. Items(result, "relatedLocations").Select(Place).OfType<RelatedPlace>()],
        };
    }

    private static RelatedPlace? Place(JsonElement location)
    {
        var physical = location.GetProperty("physicalLocation");
        var address = physical.GetProperty("artifactLocation").GetProperty("uri").GetString();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsFile)
        {
            return null;
        }
        var region = physical.GetProperty("region");
        return new RelatedPlace
        {
            Message = location.TryGetProperty("message", out var message)
                ? message.GetProperty("text").GetString()
                : null,
            File = Path.GetFullPath(uri.LocalPath),
            Line = Number(region, "startLine"),
            Column = Number(region, "startColumn"),
            EndLine = Number(region, "endLine"),
            EndColumn = Number(region, "endColumn"),
        };
    }

    private static int Number(JsonElement region, string name) =>
        region.TryGetProperty(name, out var number) ? number.GetInt32() : 0;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;
}
