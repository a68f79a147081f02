using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Binding;

/// <summary>Attributes of ASP.NET Core MVC look at home on an endpoint and would do nothing; each is an error that says what to write.</summary>
internal static class AspNetRules
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc.";

    /// <summary>What makes an attribute one that MVC or minimal APIs act upon.</summary>
    private static readonly string[] Markers =
    [
        Mvc + "ModelBinding.IBindingSourceMetadata",
        Mvc + "ModelBinding.IBinderTypeProviderMetadata",
        Mvc + "ModelBinding.IPropertyFilterProvider",
        Mvc + "Routing.IRouteTemplateProvider",
        Mvc + "Routing.IActionHttpMethodProvider",
        Mvc + "Filters.IFilterMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromBodyMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromFormMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromHeaderMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromQueryMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromRouteMetadata",
        "Microsoft.AspNetCore.Http.Metadata.IFromServiceMetadata",
    ];

    /// <summary>Attributes that have none of the markers.</summary>
    private static readonly string[] Others =
    [
        WellKnownNames.KeyedServicesAttribute,
        "Microsoft.AspNetCore.Http.AsParametersAttribute",
        Mvc + "ControllerAttribute",
        Mvc + "NonActionAttribute",
        Mvc + "NonControllerAttribute",
        Mvc + "ActionNameAttribute",
        Mvc + "AreaAttribute",
        Mvc + "BindPropertyAttribute",
        Mvc + "BindPropertiesAttribute",
    ];

    private static readonly Dictionary<string, string> Remedies = new(StringComparer.Ordinal)
    {
        ["HttpGet"] = "use [Get]",
        ["HttpPost"] = "use [Post]",
        ["HttpPut"] = "use [Put]",
        ["HttpPatch"] = "use [Patch]",
        ["HttpDelete"] = "use [Delete]",
        ["HttpHead"] = "remove it: HEAD is answered by [Get]",
        ["HttpOptions"] = "use [Endpoint(\"/…\", Methods = \"OPTIONS\")]",
        ["AcceptVerbs"] = "use [Endpoint(\"/…\", Methods = \"GET,POST\")]",
        ["Route"] = "write the whole route in the endpoint's own attribute",
        ["FromQuery"] =
            "use [Query], or nothing: a simple parameter that the route does not name is read from the query",
        ["FromRoute"] = "remove it: a parameter that the route names is read from there",
        ["FromBody"] = "remove it: the request object is read from the body",
        ["FromHeader"] = "use [Header]",
        ["FromForm"] = "take the HttpContext to read a form",
        ["FromServices"] = "inject it into the constructor",
        ["FromKeyedServices"] = "inject it into the constructor",
        ["AsParameters"] = "remove it: a request object is read member by member",
        ["RequestSizeLimit"] = "set BodyLimit on the endpoint's attribute",
        ["DisableRequestSizeLimit"] = "set BodyLimit = -1 on the endpoint's attribute",
        ["ProducesResponseType"] = "remove it: the method's result says what is returned",
        ["Produces"] = "remove it: results are JSON",
        ["Consumes"] = "remove it: bodies are JSON",
        ["ApiController"] = "remove it: a class with endpoints needs no mark",
        ["Controller"] = "remove it: a class with endpoints needs no mark",
    };

    /// <summary>Checks what stands on a class with endpoints.</summary>
    public static void CheckClass(INamedTypeSymbol type, Action<Diagnostic> report) =>
        Check(type, $"the class '{type.Name}', which has endpoints", report);

    /// <summary>Checks what stands on an endpoint, its parameters and the members of its request.</summary>
    public static void Check(EndpointSymbol endpoint, Action<Diagnostic> report)
    {
        Check(endpoint.Method, $"the endpoint '{endpoint.Method.Name}'", report);
        foreach (var parameter in endpoint.Method.Parameters)
        {
            Check(parameter, $"the parameter '{parameter.Name}' of an endpoint", report);
        }
    }

    /// <summary>Checks what stands on the members of a type that an endpoint takes as its request.</summary>
    public static void CheckRequest(INamedTypeSymbol type, Action<Diagnostic> report)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            Check(property, $"the member '{property.Name}' of a request", report);
        }
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        {
            Check(parameter, $"the member '{parameter.Name}' of a request", report);
        }
    }

    private static void Check(ISymbol symbol, string what, Action<Diagnostic> report)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsOfAspNet(type))
            {
                var name = type.Name.EndsWith("Attribute", StringComparison.Ordinal)
                    ? type.Name.Substring(0, type.Name.Length - "Attribute".Length)
                    : type.Name;
                report(
                    Diagnostic.Create(
                        Descriptors.AspNetAttribute,
                        Place.Of(attribute),
                        name,
                        what,
                        RemedyFor(type, name)
                    )
                );
            }
        }
    }

    private static bool IsOfAspNet(INamedTypeSymbol type) =>
        Others.Any(type.IsOrDerivesFrom)
        || type.AllInterfaces.Any(candidate => Markers.Contains(candidate.ToDisplayString()));

    private static string RemedyFor(INamedTypeSymbol type, string name) =>
        Remedies.TryGetValue(name, out var remedy) ? remedy
        : type.IsOrDerivesFrom(Mvc + "Filters.IFilterMetadata") ? "remove it: filters of MVC do not run here"
        : "remove it";
}
