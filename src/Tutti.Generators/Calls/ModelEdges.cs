using Microsoft.CodeAnalysis;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators.Calls;

/// <summary>Who uses which client, as the application model says that the generator has written into the compilation.</summary>
internal static class ModelEdges
{
    private const string Model = "Tutti.Generated.ApplicationModel";

    /// <summary>The edges, or <see langword="null"/> if there is no model, as while one types.</summary>
    public static HashSet<CallEdge>? Of(Compilation compilation)
    {
        var constant = compilation
            .Assembly.GetTypeByMetadataName(Model)
            ?.GetMembers("Json")
            .OfType<IFieldSymbol>()
            .FirstOrDefault();
        if (
            constant?.ConstantValue is not string json
            || JsonReader.Read(json) is not Dictionary<string, object?> model
        )
        {
            return null;
        }
        var edges = new HashSet<CallEdge>();
        foreach (var service in Objects(model, "services"))
        {
            foreach (var client in Items(service, "clients").OfType<string>())
            {
                edges.Add(new(Text(service, "name"), client, null));
            }
        }
        foreach (var call in Objects(model, "calls"))
        {
            edges.Add(new(Text(call, "from"), Text(call, "to"), Text(call, "endpoint")));
        }
        return edges;
    }

    private static IEnumerable<object?> Items(Dictionary<string, object?> parent, string name) =>
        parent.TryGetValue(name, out var value) && value is List<object?> items ? items : [];

    private static IEnumerable<Dictionary<string, object?>> Objects(Dictionary<string, object?> parent, string name) =>
        Items(parent, name).OfType<Dictionary<string, object?>>();

    private static string Text(Dictionary<string, object?> parent, string name) =>
        parent.TryGetValue(name, out var value) && value is string text ? text : "";
}
