using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.DevHost;
using Tutti.DevHost.Builds;

namespace Tutti.Cli.Output;

/// <summary>Output for machines: compact JSON, one document a line.</summary>
internal static class Json
{
    // For a pipe, not for a web page: only what JSON itself asks for is escaped.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Terminal terminal, JsonNode document) =>
        terminal.WriteLine(document.ToJsonString(Options));

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    public static JsonArray Array(IEnumerable<string> items) => Array(items, item => JsonValue.Create(item));

    public static JsonArray Diagnostics(IEnumerable<BuildDiagnostic> diagnostics) =>
        Array(
            diagnostics,
            diagnostic => new JsonObject
            {
                ["severity"] = DiagnosticRenderer.SeverityOf(diagnostic),
                ["code"] = diagnostic.Code,
                ["message"] = diagnostic.Message,
                ["file"] = diagnostic.File,
                ["line"] = diagnostic.Line,
                ["column"] = diagnostic.Column,
                ["endLine"] = diagnostic.EndLine,
                ["endColumn"] = diagnostic.EndColumn,
                ["remedy"] = diagnostic.Remedy,
                ["help"] = diagnostic.Help,
                ["project"] = diagnostic.Project,
                ["related"] = Array(diagnostic.Related, Related),
            }
        );

    private static JsonObject Related(RelatedPlace place) =>
        new()
        {
            ["message"] = place.Message,
            ["file"] = place.File,
            ["line"] = place.Line,
            ["column"] = place.Column,
            ["endLine"] = place.EndLine,
            ["endColumn"] = place.EndColumn,
        };

    /// <summary>In place of a document that only a built app could give.</summary>
    public static JsonObject BuildError(BuildResult result, string? revision = null) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["code"] = "build-failed",
                ["message"] = revision is null ? "The app does not build." : $"The app does not build at {revision}.",
                ["remedy"] = revision is null
                    ? "Correct the errors."
                    : "Compare with a revision at which the app builds.",
                ["diagnostics"] = Diagnostics(result.Diagnostics),
            },
        };

    public static JsonObject Error(ToolException error) =>
        new()
        {
            ["code"] = error.Code,
            ["message"] = error.Message,
            ["remedy"] = error.Remedy,
            ["file"] = error.File,
            ["line"] = error.Line,
            ["column"] = error.Column,
        };
}
