using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Databases;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;

namespace Tutti.Generators.Lifetimes;

/// <summary>A singleton that takes a scoped object keeps the one of the first call, and uses it in all others, at once.</summary>
internal static class CaptureRules
{
    private const string OptionsSnapshot = "Microsoft.Extensions.Options.IOptionsSnapshot";

    public static void Check(IReadOnlyList<Registration> registrations, Action<Diagnostic> report)
    {
        foreach (var singleton in registrations.Where(candidate => candidate.Lifetime == Lifetime.Singleton))
        {
            if (
                singleton.Implementation is not { } type
                || Captured(type, registrations, [type.Name]) is not var (parameter, path)
            )
            {
                continue;
            }
            var through = path.Length > 1 ? $" by way of {path[path.Length - 1]}" : "";
            report(
                Diagnostic.Create(
                    Descriptors.CapturedScope,
                    singleton.Place,
                    OthersOf(parameter, registrations),
                    type.Name,
                    parameter.Type.Display() + through,
                    RemedyFor(parameter.Type, singleton.IsHosted)
                )
            );
        }
    }

    private static string RemedyFor(ITypeSymbol type, bool isHosted)
    {
        // One that is asked from a scope's provider would be used by nobody, as far as the model knows.
        if (EntityContexts.Is(type) && type.Find(WellKnownNames.SqlDatabaseAttribute) is not null)
        {
            var factory = $"take {EntityContexts.FactoryOf(type)}, and a context for each piece of work";
            return isHosted ? factory : $"register it with AddScoped, or {factory}";
        }
        return isHosted
            ? "take an IServiceScopeFactory, and a scope for each piece of work"
            : "register it with AddScoped, or take an IServiceScopeFactory";
    }

    /// <summary>The scoped parameter of a class or of the transient ones that it takes, with the names of the classes on the way.</summary>
    private static (IParameterSymbol Parameter, string[] Path)? Captured(
        INamedTypeSymbol type,
        IReadOnlyList<Registration> registrations,
        string[] path
    )
    {
        foreach (var parameter in EndpointClassParser.ConstructorOf(type)?.Parameters ?? [])
        {
            var registration = registrations.LastOrDefault(candidate => Provides(candidate, parameter.Type));
            if (registration is null ? IsKnownAsScoped(parameter.Type) : registration.Lifetime == Lifetime.Scoped)
            {
                return (parameter, path);
            }
            if (
                registration is { Lifetime: Lifetime.Transient, Implementation: { } transient }
                && !path.Contains(transient.Name)
                && Captured(transient, registrations, [.. path, transient.Name]) is { } captured
            )
            {
                return captured;
            }
        }
        return null;
    }

    private static bool Provides(Registration registration, ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(registration.Service, type)
        || (
            registration.Service.IsUnboundGenericType
            && SymbolEqualityComparer.Default.Equals(registration.Service.OriginalDefinition, type.OriginalDefinition)
        );

    private static bool IsKnownAsScoped(ITypeSymbol type) =>
        TypeNames.Is(type, OptionsSnapshot, arity: 1) || EntityContexts.Is(type);

    private static List<Location> OthersOf(IParameterSymbol parameter, IReadOnlyList<Registration> registrations)
    {
        var others = new List<Location>();
        if (Place.OfWhole(parameter) is { IsInSource: true } declared)
        {
            others.Add(declared);
        }
        if (registrations.LastOrDefault(candidate => Provides(candidate, parameter.Type)) is { } scoped)
        {
            others.Add(scoped.Place);
        }
        return others;
    }
}
