using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Services;

namespace Tutti.Generators.Endpoints;

/// <summary>Where an endpoint may stand, and what its method must look like.</summary>
internal static class EndpointRules
{
    /// <summary>Checks the class, once for all of its endpoints.</summary>
    public static void CheckClass(
        INamedTypeSymbol type,
        IReadOnlyCollection<EndpointSymbol> endpoints,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        if (ServiceSymbol.Of(type) is null)
        {
            foreach (var (place, what, remedy) in ClassProblems.Of(type, "the endpoints"))
            {
                report(Diagnostic.Create(Descriptors.BadEndpointClass, place, type.Name, what, remedy));
            }
        }
        CheckOwner(type, endpoints, app, report);
    }

    /// <summary>Checks one endpoint by itself and among those of its service.</summary>
    public static void Check(EndpointSymbol endpoint, AppSymbols app, Action<Diagnostic> report)
    {
        CheckMethod(endpoint.Method, report);
        CheckName(endpoint, app, report);
        CheckStreams(endpoint.Method, report);
        if (endpoint.Method is { IsAsync: true, ReturnsVoid: true })
        {
            report(
                Diagnostic.Create(
                    Descriptors.AsyncVoidEndpoint,
                    Place.OfReturnType(endpoint.Method),
                    endpoint.Method.Name
                )
            );
        }
    }

    /// <summary>Checks the attributes of a method that has one or more for endpoints.</summary>
    public static void CheckAttributes(IMethodSymbol method, Action<Diagnostic> report)
    {
        var attributes = EndpointSymbol.AttributesOf(method).ToLookup(EndpointSymbol.IsKnown);
        foreach (var unknown in attributes[false])
        {
            report(
                Diagnostic.Create(Descriptors.UnknownEndpointAttribute, Place.Of(unknown), unknown.AttributeClass?.Name)
            );
        }
        foreach (var second in attributes[true].Skip(1))
        {
            var first = Place.Of(attributes[true].First());
            report(Diagnostic.Create(Descriptors.SeveralEndpointAttributes, Place.Of(second), [first], method.Name));
        }
    }

    private static void CheckOwner(
        INamedTypeSymbol type,
        IEnumerable<EndpointSymbol> endpoints,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        if (app.ProjectDirectory is null && app.Services.Count > 0)
        {
            return;
        }
        foreach (var file in endpoints.Select(endpoint => endpoint.File).Distinct())
        {
            if (app.OwnerOf(file) is not null)
            {
                continue;
            }
            var folder = app.Folders.FolderOf(file);
            report(
                Diagnostic.Create(
                    Descriptors.EndpointOutsideServices,
                    Place.OfPart(type, file),
                    type.Name,
                    folder is null
                        ? "its file is generated or lies outside of the project"
                        : $"{ProjectFolder.InWords(folder)} belongs to no service",
                    folder is null
                        ? "move the class into the folder of a service"
                        : "move the class into the folder of a service, or mark a class of this folder with [Service]"
                )
            );
        }
    }

    private static void CheckMethod(IMethodSymbol method, Action<Diagnostic> report)
    {
        foreach (var (place, what, remedy) in ProblemsOf(method))
        {
            report(
                Diagnostic.Create(Descriptors.BadEndpointMethod, place, method.Name.Split('.').Last(), what, remedy)
            );
        }
    }

    private static IEnumerable<(Location Place, string What, string Remedy)> ProblemsOf(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            yield return (Place.Of(method), "an explicit implementation of an interface", "make it a public method");
            yield break;
        }
        if (method.MethodKind != MethodKind.Ordinary)
        {
            yield return (Place.Of(method), "no ordinary method", "make it one");
            yield break;
        }
        if (method.IsStatic)
        {
            yield return (Place.OfModifier(method, SyntaxKind.StaticKeyword), "static", "remove 'static'");
        }
        if (method.IsAbstract && method.ContainingType.TypeKind != TypeKind.Interface)
        {
            yield return (Place.OfModifier(method, SyntaxKind.AbstractKeyword), "abstract", "implement it");
        }
        if (method.IsGenericMethod)
        {
            yield return (Place.Of(method), "generic", "remove the type parameters");
        }
        if (
            method.DeclaredAccessibility
            is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
        )
        {
            var access = SyntaxFacts.GetText(method.DeclaredAccessibility);
            yield return (Place.Of(method), access, "make it public");
        }
        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            yield return (Place.OfReturnType(method), "returning a reference", "return the value");
        }
    }

    private static void CheckName(EndpointSymbol endpoint, AppSymbols app, Action<Diagnostic> report)
    {
        if (app.OwnerOf(endpoint.File) is not { } owner)
        {
            return;
        }
        var others = app.EndpointsOf(owner)
            .Where(other =>
                string.Equals(other.Name, endpoint.Name, StringComparison.OrdinalIgnoreCase)
                && !SymbolEqualityComparer.Default.Equals(other.Method, endpoint.Method)
            )
            .ToList();
        if (others.Count > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.DuplicateEndpointName,
                    Place.Of(endpoint.Method),
                    others.Select(other => Place.Of(other.Method)),
                    owner.Name,
                    endpoint.Name,
                    others[0].DisplayName
                )
            );
        }
    }

    private static void CheckStreams(IMethodSymbol method, Action<Diagnostic> report)
    {
        foreach (var parameter in method.Parameters.Where(parameter => ResultShapes.IsStream(parameter.Type)))
        {
            report(Diagnostic.Create(Descriptors.StreamsNotSupported, Place.OfType(parameter), method.Name, "takes"));
        }
        if (ResultShapes.Of(method).Value is { } value && ResultShapes.IsStream(value))
        {
            report(
                Diagnostic.Create(Descriptors.StreamsNotSupported, Place.OfReturnType(method), method.Name, "returns")
            );
        }
    }
}
