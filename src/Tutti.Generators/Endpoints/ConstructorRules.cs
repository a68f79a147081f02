using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Endpoints;

/// <summary>It must be clear which constructor of a class with endpoints is called.</summary>
internal static class ConstructorRules
{
    public static void Check(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        if (!EndpointDeclarationParser.CanHaveEndpoints(type))
        {
            return;
        }
        var callable = EndpointClassParser.CallableConstructorsOf(type);
        if (callable.Count == 0)
        {
            Report(Place.Of(type), [], "no public constructor whose parameters can be injected", "give it one");
            return;
        }
        var marked = callable.Where(EndpointClassParser.IsPreferred).ToList();
        var longest = callable.Max(constructor => constructor.Parameters.Length);
        var candidates = marked.Count > 0 ? marked : callable.Where(c => c.Parameters.Length == longest).ToList();
        if (candidates.Count > 1)
        {
            Report(
                Place.Of(candidates[1]),
                [Place.Of(candidates[0])],
                marked.Count > 1
                    ? "several constructors marked with [ActivatorUtilitiesConstructor]"
                    : "several constructors with the same number of parameters",
                marked.Count > 1 ? "mark one" : "keep one, or mark it with [ActivatorUtilitiesConstructor]"
            );
        }

        void Report(Location place, Location[] others, string reason, string remedy) =>
            report(Diagnostic.Create(Descriptors.UnclearConstructor, place, others, type.Name, reason, remedy));
    }
}
