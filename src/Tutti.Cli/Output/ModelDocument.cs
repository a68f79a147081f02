using System.Text.Json;
using System.Text.Json.Nodes;
using Tutti.Model;

namespace Tutti.Cli.Output;

/// <summary>The application model as <c>tutti describe --json</c> shows it: every member of the records, absent values as <c>null</c>.</summary>
internal static class ModelDocument
{
    public static JsonNode Of(ApplicationModel model) =>
        JsonSerializer.SerializeToNode(model, JsonSerializerOptions.Web)!;
}
