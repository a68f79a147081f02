using Microsoft.CodeAnalysis;
using Tutti.Generators.Analysis;
using Tutti.Generators.Diagnostics;

namespace Tutti.Generators.Binding;

/// <summary><c>[Query]</c>, <c>[Header]</c>, <c>[Cookie]</c> and <c>[StatusCode]</c> on the members of a type, whoever exchanges it.</summary>
internal static class MemberRules
{
    public static void Check(INamedTypeSymbol type, AppSymbols app, Action<Diagnostic> report)
    {
        AttributeData? status = null;
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic))
        {
            CheckSources(type, property, app, report);
            if (property.Find(WellKnownNames.StatusCodeAttribute) is { } attribute)
            {
                CheckStatus(type, property, attribute, status, app, report);
                status ??= attribute;
            }
        }
    }

    private static void CheckSources(
        INamedTypeSymbol type,
        IPropertySymbol property,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        var sources = Attributed(type, property).SelectMany(SourceAttribute.AllOf).ToList();
        SourceAttribute.CheckConflict(property.Name, sources, report);
        foreach (var source in sources)
        {
            source.CheckName(report);
            HeaderRules.Check(property.Name, source, isWritten: app.IsResult(type), report);
            if (
                app.Endpoints.Count > 0
                && !app.IsRequest(type)
                && !(source.ShortName == SourceAttribute.Header && app.IsResult(type))
            )
            {
                report(
                    Diagnostic.Create(
                        Descriptors.SourceWithoutEffect,
                        Place.Of(source.Data),
                        source.ShortName,
                        property.Name,
                        $"no endpoint with a route takes {type.Name} as its request",
                        source.ShortName == SourceAttribute.Header
                            ? "remove it, or move the member to the request or result itself"
                            : "remove it, or move the member to the request itself"
                    )
                );
            }
        }
    }

    private static void CheckStatus(
        INamedTypeSymbol type,
        IPropertySymbol property,
        AttributeData attribute,
        AttributeData? earlier,
        AppSymbols app,
        Action<Diagnostic> report
    )
    {
        var (reason, remedy) =
            property.Type.SpecialType != SpecialType.System_Int32
                ? ($"its type is {property.Type.Display()}", "use int")
            : earlier is not null ? ("another member sets it too", "keep one")
            : app.Endpoints.Count > 0 && !app.IsResult(type)
                ? (
                    $"no endpoint with a route returns {type.Name}",
                    "remove it, or move the member to the result itself"
                )
            : ("", "");
        if (reason.Length > 0)
        {
            report(
                Diagnostic.Create(
                    Descriptors.BadStatusCode,
                    Place.Of(attribute),
                    earlier is null ? [] : [Place.Of(earlier)],
                    property.Name,
                    reason,
                    remedy
                )
            );
        }
    }

    /// <summary>A property and the constructor parameter that sets it: of a record, either may bear the attribute.</summary>
    private static IEnumerable<ISymbol> Attributed(INamedTypeSymbol type, IPropertySymbol property)
    {
        yield return property;
        foreach (var constructor in type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared))
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))
                {
                    yield return parameter;
                }
            }
        }
    }
}
