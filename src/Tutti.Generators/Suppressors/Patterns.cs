using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Analysis;
using Tutti.Generators.Emit;
using Tutti.Generators.Queries;

namespace Tutti.Generators.Suppressors;

/// <summary>Recognises what only makes sense to who knows the framework.</summary>
internal sealed class Patterns
{
    private readonly AppSymbols _app;
    private readonly HashSet<ISymbol> _endpoints;
    private readonly Lazy<HashSet<ISymbol>> _exchanged;
    private readonly Lazy<HashSet<ISymbol>> _named;
    private readonly Lazy<HashSet<ISymbol>> _registered;
    private readonly Lazy<HashSet<ISymbol>> _rows;

    public Patterns(AppSymbols app, CancellationToken cancellationToken)
    {
        _app = app;
        _endpoints = new(app.Endpoints.Select(endpoint => endpoint.Method), SymbolEqualityComparer.Default);
        _exchanged = new(() => ReachableTypes.Of(app.Endpoints.SelectMany(e => Signature(e.Method)), DataOf));
        _named = new(() =>
            ReachableTypes.Of(
                app.Services.Select(s => s.Type).Concat(app.Endpoints.Select(e => e.Method.ContainingType)),
                VisibleOf
            )
        );
        _registered = new(() => Registered(cancellationToken));
        _rows = new(() => new(QueryCalls.TypesIn(app.Compilation, cancellationToken), SymbolEqualityComparer.Default));
    }

    public bool Are(SuppressionDescriptor suppression, ISymbol symbol) =>
        suppression.SuppressedDiagnosticId switch
        {
            "CA1822" => _endpoints.Contains(symbol),
            "CA1812" => symbol is INamedTypeSymbol type
                && (
                    _app.HasEndpoints(type)
                    || _app.DatabaseOf(type) is not null
                    || _exchanged.Value.Contains(type)
                    || _registered.Value.Contains(type)
                    || _rows.Value.Contains(type)
                ),
            "CA1515" => _named.Value.Contains(symbol),
            "CA1062" => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method }
                && (_endpoints.Contains(method) || IsConfigure(method)),
            _ => _endpoints.Contains(symbol)
                || (symbol is IParameterSymbol parameter && _endpoints.Contains(parameter.ContainingSymbol))
                || _exchanged.Value.Contains(symbol.ContainingType),
        };

    private static IEnumerable<ITypeSymbol> Signature(IMethodSymbol method) =>
        method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType);

    private static IEnumerable<ITypeSymbol> DataOf(INamedTypeSymbol type) =>
        type.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public)
            .Select(property => property.Type);

    private static IEnumerable<ITypeSymbol> VisibleOf(INamedTypeSymbol type) =>
        type.GetMembers()
            .Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .SelectMany(member =>
                member switch
                {
                    IMethodSymbol method => Signature(method),
                    IPropertySymbol property => [property.Type],
                    IFieldSymbol field => [field.Type],
                    IEventSymbol @event => [@event.Type],
                    _ => [],
                }
            )
            .Concat(type.Interfaces);

    private static bool IsConfigure(IMethodSymbol method) =>
        method.Name == "Configure"
        && method.ContainingType.AllInterfaces.Any(type => TypeNames.Is(type, WellKnownNames.ConfigureService));

    /// <summary>The type arguments and <c>typeof</c>s in the methods that set services up.</summary>
    private HashSet<ISymbol> Registered(CancellationToken cancellationToken)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var methods = _app.Services.SelectMany(service => service.Type.GetMembers("Configure")).OfType<IMethodSymbol>();
        foreach (var reference in methods.Where(IsConfigure).SelectMany(method => method.DeclaringSyntaxReferences))
        {
            var syntax = reference.GetSyntax(cancellationToken);
            var names = syntax
                .DescendantNodes()
                .Where(node => node.Parent is TypeArgumentListSyntax or TypeOfExpressionSyntax)
                .Select(node => node.GetLastToken().ValueText);
            var candidates = new HashSet<string>(names, StringComparer.Ordinal);
            foreach (
                var type in _app.Compilation.GetSymbolsWithName(
                    candidates.Contains,
                    SymbolFilter.Type,
                    cancellationToken
                )
            )
            {
                found.Add(type);
            }
        }
        return found;
    }
}
