using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Endpoints;
using Tutti.Generators.WholeApp;

namespace Tutti.Generators.Calls;

/// <summary>That a class of a service takes a client, or (with an endpoint) that code of a service calls it.</summary>
/// <param name="From">The name of the calling service.</param>
/// <param name="To">The name of the called one.</param>
/// <param name="Endpoint">The endpoint, or <see langword="null"/> for an injection.</param>
internal readonly record struct CallEdge(string From, string To, string? Endpoint);

/// <summary>Who uses which client, as the final symbols say. Collected by several threads at once while one compilation is analyzed.</summary>
internal sealed class CallEdges(AppSymbols app)
{
    private readonly ConcurrentDictionary<CallEdge, Location> _found = new();

    /// <summary>Whether code was met that does not compile, so that edges may be missing here.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Notes that some code does not compile.</summary>
    public void AddError() => IsIncomplete = true;

    /// <summary>The edges, each with a place that makes it.</summary>
    public IEnumerable<KeyValuePair<CallEdge, Location>> Found => _found;

    public void AddInjection(string file, string service, Location place)
    {
        if (app.OwnerOf(file) is { } owner)
        {
            Add(new(owner.Name, service, null), place);
        }
    }

    /// <summary>Notes that a method is called, or taken as a delegate.</summary>
    public void AddCall(IMethodSymbol method, SyntaxNode syntax)
    {
        if (
            method.ContainingType is { } type
            && ClientRules.ServiceOf(type, app) is { } service
            && !IsGenerated(syntax.SyntaxTree)
        )
        {
            var owner = app.OwnerOf(syntax.SyntaxTree.FilePath)?.Name ?? ClientEdges.App;
            Add(new(owner, service, EndpointDeclarationParser.NameOf(method)), syntax.GetLocation());
        }
    }

    /// <summary>Keeps the first place, so that the report does not depend on which thread came first.</summary>
    private void Add(CallEdge edge, Location place) =>
        _found.AddOrUpdate(edge, place, (_, other) => IsBefore(place, other) ? place : other);

    private static bool IsBefore(Location first, Location second) =>
        string.CompareOrdinal(first.SourceTree?.FilePath, second.SourceTree?.FilePath) is var order && order != 0
            ? order < 0
            : first.SourceSpan.Start < second.SourceSpan.Start;

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
