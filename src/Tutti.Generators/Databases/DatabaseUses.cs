using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Databases;

/// <summary>A constructor's parameter that asks for a database.</summary>
/// <param name="Type">The class of the database, as metadata names it.</param>
/// <param name="Path">The file, which says who asks.</param>
/// <param name="ReadOnly">Whether it is only read.</param>
internal sealed record DatabaseInjection(string Type, string Path, bool ReadOnly);

/// <summary>Finds the constructors' parameters that ask for a database, in classes of any kind.</summary>
internal static class DatabaseUses
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<ParameterSyntax>> s_candidates = new();

    /// <param name="compilation">The compilation.</param>
    /// <param name="databases">The databases by the names of their classes in metadata.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static List<DatabaseInjection> Find(
        Compilation compilation,
        IEnumerable<string> databases,
        CancellationToken cancellation
    )
    {
        var types = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        foreach (var name in databases.Distinct(StringComparer.Ordinal))
        {
            if (compilation.Assembly.GetTypeByMetadataName(name) is { } type)
            {
                types[type] = name;
            }
        }
        return types.Count == 0
            ? []
            :
            [
                .. ParametersIn(compilation, cancellation)
                    .Where(parameter => types.ContainsKey(EntityContexts.AskedBy(parameter.Type)))
                    .Select(parameter => new DatabaseInjection(
                        types[EntityContexts.AskedBy(parameter.Type)],
                        Place.Of(parameter).SourceTree?.FilePath ?? "",
                        IsReadOnly(parameter)
                    )),
            ];
    }

    /// <summary>The parameters of all constructors that are written out.</summary>
    public static IEnumerable<IParameterSymbol> ParametersIn(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (var parameter in s_candidates.GetValue(tree, t => CandidatesIn(t, cancellation)))
            {
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(parameter, cancellation) is IParameterSymbol symbol)
                {
                    yield return symbol;
                }
            }
        }
    }

    /// <summary>Whether a parameter is marked as one by which nothing is written.</summary>
    public static bool IsReadOnly(IParameterSymbol parameter) =>
        parameter.Find(WellKnownNames.ReadOnlyAttribute) is not null;

    private static List<ParameterSyntax> CandidatesIn(SyntaxTree tree, CancellationToken cancellation) =>
        [
            .. tree.GetRoot(cancellation)
                .DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
                .OfType<ParameterSyntax>()
                .Where(p =>
                    p
                        is {
                            Type: not (null or PredefinedTypeSyntax),
                            Parent.Parent: TypeDeclarationSyntax or ConstructorDeclarationSyntax
                        }
                ),
        ];
}
