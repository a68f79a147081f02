using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Declarations;
using Tutti.Model;

namespace Tutti.Generators.Queries;

/// <summary>Finds the calls that make values from rows, file by file; of a file that did not change, among declarations that did not, it still knows.</summary>
internal static class QueryCalls
{
    private const string Library = "Tutti.Postgres";

    /// <summary>The methods whose type argument says what a row becomes.</summary>
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "QueryAsync",
        "StreamAsync",
        "QueryFirstOrDefaultAsync",
        "QuerySingleAsync",
        "Query",
    };

    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<GenericNameSyntax>> s_candidates = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Found>> s_found = new();

    /// <summary>The mappers that the calls of a compilation need, ordered by type.</summary>
    public static EquatableArray<RowMapperSpec> Mappers(
        Compilation compilation,
        Fingerprint fingerprint,
        CancellationToken cancellation
    )
    {
        if (compilation.ReferencedAssemblyNames.All(assembly => assembly.Name != Library))
        {
            return default;
        }
        return compilation
            .SyntaxTrees.SelectMany(tree => FindIn(tree, compilation, fingerprint, cancellation))
            .GroupBy(mapper => mapper.Type, StringComparer.Ordinal)
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => uses.Aggregate((one, other) => one.With(other)))
            .ToEquatableArray();
    }

    /// <summary>Whether a method makes values of its type argument from rows.</summary>
    public static bool IsQuery(IMethodSymbol method) =>
        method.TypeArguments.Length == 1 && Methods.Contains(method.Name) && IsOfLibrary(method);

    /// <summary>Whether a method or type is one of those by which statements are executed or made.</summary>
    public static bool IsOfLibrary(ISymbol symbol) => symbol.ContainingAssembly?.Name == Library;

    /// <summary>The types that calls name, with those of which they are made.</summary>
    public static IEnumerable<ITypeSymbol> TypesIn(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var call in s_candidates.GetValue(tree, t => CandidatesIn(t, cancellation)))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (
                    IsOfLibrary(call, model, cancellation)
                    && model.GetTypeInfo(call.TypeArgumentList.Arguments[0], cancellation).Type is { } type
                )
                {
                    yield return RowTypes.WithoutNull(type).OriginalDefinition;
                }
            }
        }
    }

    private static List<RowMapperSpec> FindIn(
        SyntaxTree tree,
        Compilation compilation,
        Fingerprint fingerprint,
        CancellationToken cancellation
    )
    {
        var box = s_found.GetOrCreateValue(tree);
        if (box.Value is { } known && known.Among == fingerprint)
        {
            return known.Mappers;
        }
        var mappers = new List<RowMapperSpec>();
        SemanticModel? model = null;
        foreach (var call in s_candidates.GetValue(tree, t => CandidatesIn(t, cancellation)))
        {
            model ??= compilation.GetSemanticModel(tree);
            if (
                IsOfLibrary(call, model, cancellation)
                && model.GetTypeInfo(call.TypeArgumentList.Arguments[0], cancellation).Type is { } type
                && RowMapperParser.Parse(type, compilation.Assembly) is { } mapper
            )
            {
                mappers.Add(mapper);
            }
        }
        box.Value = new(fingerprint, mappers);
        return mappers;
    }

    /// <summary>Names of clients are not known while generators run, so that a call among whose arguments one is may be no more than a candidate.</summary>
    private static bool IsOfLibrary(GenericNameSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(call, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method && IsQuery(method);
    }

    private static List<GenericNameSyntax> CandidatesIn(SyntaxTree tree, CancellationToken cancellation) =>
        [
            .. tree.GetRoot(cancellation)
                .DescendantNodes()
                .OfType<GenericNameSyntax>()
                .Where(name =>
                    name.TypeArgumentList.Arguments.Count == 1 && Methods.Contains(name.Identifier.ValueText)
                ),
        ];

    private sealed record Found(Fingerprint Among, List<RowMapperSpec> Mappers);
}
