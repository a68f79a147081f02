using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tutti.Generators.Declarations;
using Tutti.Generators.Endpoints;
using Tutti.Model;

namespace Tutti.Generators.Services;

/// <summary>Who uses which client, in the whole app.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record AppClientUses
{
    /// <summary>Constructor parameters that ask for a client.</summary>
    public EquatableArray<ClientInjection> Injections { get; init; }

    /// <summary>Places where a client's method is named.</summary>
    public EquatableArray<ClientCall> Calls { get; init; }
}

/// <summary>Finds who uses which client, file by file; of a file that did not change, among declarations that did not, it still knows.</summary>
internal static class ClientUseFinder
{
    // Each file's candidates, told by syntax alone, and what they turned out to be when last looked at.
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<SyntaxNode>> s_candidates = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<Found>> s_found = new();

    public static AppClientUses Find(
        Compilation compilation,
        Fingerprint fingerprint,
        IEnumerable<EndpointDeclaration> endpoints,
        CancellationToken cancellation
    )
    {
        var methods = new HashSet<string>(
            endpoints.Select(e => e.Client?.Name).OfType<string>(),
            StringComparer.Ordinal
        );
        var files = compilation
            .SyntaxTrees.Select(tree => FindIn(tree, compilation, fingerprint, methods, cancellation))
            .ToList();
        return new()
        {
            Injections = files.SelectMany(f => f.Injections).ToEquatableArray(),
            Calls = files.SelectMany(f => f.Calls).ToEquatableArray(),
        };
    }

    private static Found FindIn(
        SyntaxTree tree,
        Compilation compilation,
        Fingerprint fingerprint,
        HashSet<string> methods,
        CancellationToken cancellation
    )
    {
        var box = s_found.GetOrCreateValue(tree);
        if (box.Value is { } known && known.Among == fingerprint)
        {
            return known;
        }
        var injections = new List<ClientInjection>();
        var calls = new List<ClientCall>();
        SemanticModel? model = null;
        foreach (var node in s_candidates.GetValue(tree, t => CandidatesIn(t, cancellation)))
        {
            if (node is ParameterSyntax parameter)
            {
                model ??= compilation.GetSemanticModel(tree);
                injections.AddIfFound(ClientUses.Injection(parameter, model, cancellation));
            }
            else if (methods.Contains(ClientUses.MethodNameOf(node)!))
            {
                model ??= compilation.GetSemanticModel(tree);
                calls.AddIfFound(ClientUses.Call(node, model, cancellation));
            }
        }
        return box.Value = new(fingerprint, injections, calls);
    }

    private static List<SyntaxNode> CandidatesIn(SyntaxTree tree, CancellationToken cancellation) =>
        [
            .. tree.GetRoot(cancellation)
                .DescendantNodes()
                .Where(n => ClientUses.IsInjectionCandidate(n) || ClientUses.IsCallCandidate(n)),
        ];

    private static void AddIfFound<T>(this List<T> found, T? use)
        where T : class
    {
        if (use is not null)
        {
            found.Add(use);
        }
    }

    private sealed record Found(Fingerprint Among, List<ClientInjection> Injections, List<ClientCall> Calls);
}
