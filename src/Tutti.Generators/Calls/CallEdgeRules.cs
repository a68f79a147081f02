using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Calls;

/// <summary>
/// The generator knows clients by their names alone, because it writes them itself. Here the final symbols are asked, and where they say
/// something else than the application model, the build fails: a model that misses an edge is worse than none.
/// </summary>
internal static class CallEdgeRules
{
    public static void Check(CallEdges edges, AppSymbols app, Action<Diagnostic> report)
    {
        if (ModelEdges.Of(app.Compilation) is not { } model)
        {
            return;
        }
        foreach (var found in edges.Found.Where(found => !model.Contains(found.Key)))
        {
            Report(found.Value, $"misses that {InWords(found.Key)}", RemedyFor(found.Key));
        }
        if (edges.IsIncomplete)
        {
            return;
        }
        var known = new HashSet<CallEdge>(edges.Found.Select(found => found.Key));
        foreach (var surplus in model.Where(edge => !known.Contains(edge)))
        {
            var caller = app.Services.FirstOrDefault(service => service.Name == surplus.From);
            Report(
                caller is null ? Location.None : Place.Of(caller.Type),
                $"says that {InWords(surplus)}, which it does not",
                "give no other type or method the name of the client's"
            );
        }

        void Report(Location place, string what, string remedy) =>
            report(Diagnostic.Create(Descriptors.EdgesDiffer, place, what, remedy));
    }

    private static string InWords(CallEdge edge) =>
        edge.Endpoint is null
            ? $"the service '{edge.From}' takes the client of '{edge.To}'"
            : $"'{edge.From}' calls the endpoint '{edge.Endpoint}' of '{edge.To}'";

    private static string RemedyFor(CallEdge edge)
    {
        var client = ServiceNames.Client(edge.To);
        return edge.Endpoint is null
            ? $"write the parameter's type as {client}, without an alias"
            : $"call the method on a variable of the type {client} itself";
    }
}
