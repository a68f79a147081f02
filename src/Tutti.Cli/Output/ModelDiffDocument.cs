using System.Text.Json.Nodes;
using Tutti.DevHost.Comparison;

namespace Tutti.Cli.Output;

/// <summary>The differences of two models as <c>tutti describe --diff --json</c> shows them.</summary>
internal static class ModelDiffDocument
{
    public static JsonObject Of(string app, string revision, string commit, IEnumerable<ModelChange> changes) =>
        new()
        {
            ["name"] = app,
            ["revision"] = revision,
            ["commit"] = commit,
            ["changes"] = Json.Array(changes, Of),
        };

    private static JsonObject Of(ModelChange change) =>
        new()
        {
            ["kind"] = KindOf(change),
            ["service"] = change.Service,
            ["endpoint"] = change.Endpoint,
            ["database"] = change.Database,
            ["member"] = change.Member,
            ["before"] = change.Before,
            ["after"] = change.After,
        };

    // Such as request-member-added.
    private static string KindOf(ModelChange change) =>
        string.Concat(
            change
                .Kind.ToString()
                .Select(
                    (letter, index) =>
                        char.IsUpper(letter) && index > 0
                            ? $"-{char.ToLowerInvariant(letter)}"
                            : $"{char.ToLowerInvariant(letter)}"
                )
        );
}
