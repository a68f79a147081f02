using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Reads <c>[Get]</c>, <c>[Post]</c> and the others.</summary>
internal static class EndpointSettingsParser
{
    private const string DefaultMethod = "POST";

    /// <summary>The attribute of a method that makes it an endpoint, with the HTTP method that it stands for.</summary>
    public static (AttributeData Attribute, string? Method)? AttributeOf(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            foreach (var (name, verb) in WellKnownNames.EndpointAttributes)
            {
                if (TypeNames.Is(attribute.AttributeClass, name))
                {
                    return (attribute, verb);
                }
            }
        }
        return null;
    }

    /// <summary>What the attribute says. What is malformed, and reported by an analyzer, is as if it weren't there.</summary>
    public static EndpointSettings Parse(AttributeData attribute, string? verb)
    {
        var route = attribute.Single() is { Value: string text } ? text : null;
        return new()
        {
            Route = route,
            Methods = route is null ? default : MethodsOf(attribute, verb),
            Public = attribute.Named("Public") is { Value: true },
            Idempotent = attribute.Named("Idempotent") is { Value: true },
            Timeout =
                attribute.Named("Timeout") is { Value: string timeout } && Durations.TryParse(timeout, out var duration)
                    ? duration
                    : null,
            BodyLimit = attribute.Named("BodyLimit") is { Value: long limit and (> 0 or -1) } ? limit : null,
            Tags = TagsOf(attribute),
        };
    }

    private static EquatableArray<string> MethodsOf(AttributeData attribute, string? verb)
    {
        var given = attribute.Named("Methods") is { Value: string text } ? text : verb ?? DefaultMethod;
        var methods = given
            .Split(',')
            .Select(m => m.Trim().ToUpperInvariant())
            .Where(m => m.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(m => m, StringComparer.Ordinal)
            .ToList();
        return methods.Contains("*") ? ((string[])["*"]).ToEquatableArray() : methods.ToEquatableArray();
    }

    private static EquatableArray<string> TagsOf(AttributeData attribute) =>
        attribute.Named("Tags") is { Kind: TypedConstantKind.Array, IsNull: false } tags
            ? tags
                .Values.Select(t => t.Value)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .OrderBy(t => t, StringComparer.Ordinal)
                .ToEquatableArray()
            : default;
}
