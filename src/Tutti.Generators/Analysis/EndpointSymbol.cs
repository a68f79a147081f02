using Microsoft.CodeAnalysis;
using Tutti.Generators.Diagnostics;
using Tutti.Generators.Emit;
using Tutti.Generators.Endpoints;
using Tutti.Generators.Routing;

namespace Tutti.Generators.Analysis;

/// <summary>A method that is marked as an endpoint, right or wrong.</summary>
internal sealed class EndpointSymbol
{
    private EndpointSymbol(IMethodSymbol method, AttributeData attribute)
    {
        Method = method;
        Attribute = attribute;
        Name = EndpointDeclarationParser.NameOf(method);
        File = Place.FileOf(attribute);
        Route = attribute.ConstructorArguments is [{ Value: string route }] ? RouteTemplate.Parse(route) : null;
        ImpliedMethod = WellKnownNames
            .EndpointAttributes.FirstOrDefault(known => TypeNames.Is(attribute.AttributeClass, known.Attribute))
            .Method;
        Settings = EndpointSettingsParser.Parse(attribute, ImpliedMethod);
    }

    public IMethodSymbol Method { get; }

    /// <summary>The first of the method's endpoint attributes.</summary>
    public AttributeData Attribute { get; }

    public string Name { get; }

    /// <summary>The file with the attribute, which says whose endpoint it is.</summary>
    public string File { get; }

    /// <summary>The route, malformed or not; <see langword="null"/> if there is none.</summary>
    public RouteTemplate? Route { get; }

    /// <summary>What the attribute says, where it is well formed.</summary>
    public EndpointSettings Settings { get; }

    /// <summary>The HTTP method that the attribute itself stands for, such as <c>GET</c>; <see langword="null"/> for <c>[Endpoint]</c>.</summary>
    public string? ImpliedMethod { get; }

    /// <summary>Whether it answers the HTTP request itself.</summary>
    public bool IsRaw => ResultShapes.IsRaw(Method);

    /// <summary>The method as people name it: <c>BoardService.Create</c>.</summary>
    public string DisplayName => $"{Method.ContainingType.Name}.{Method.Name}";

    /// <summary>Gives endpoints an order that does not depend on the order of files.</summary>
    public string Order => Method.GetDocumentationCommentId() ?? Method.ToDisplayString();

    /// <summary>The methods of a type that are marked as endpoints.</summary>
    public static IEnumerable<EndpointSymbol> AllOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Select(Of).OfType<EndpointSymbol>();

    /// <summary>The endpoint attributes of a method, derived ones too.</summary>
    public static IEnumerable<AttributeData> AttributesOf(IMethodSymbol method) =>
        method.GetAttributes().Where(attribute => IsEndpointAttribute(attribute.AttributeClass));

    /// <summary>Whether the framework itself, and so the generator, knows the attribute.</summary>
    public static bool IsKnown(AttributeData attribute) =>
        attribute.AttributeClass is { } type
        && WellKnownNames.EndpointAttributes.Any(known => TypeNames.Is(type, known.Attribute));

    private static EndpointSymbol? Of(IMethodSymbol method) =>
        AttributesOf(method).FirstOrDefault(IsKnown) is { } attribute ? new(method, attribute) : null;

    private static bool IsEndpointAttribute(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (TypeNames.Is(type, WellKnownNames.EndpointAttribute))
            {
                return true;
            }
        }
        return false;
    }
}
