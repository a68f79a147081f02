using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>Collects the attributes that ASP.NET Core and its middleware look at, such as <c>[Authorize]</c>.</summary>
internal static class EndpointMetadata
{
    /// <summary>The attributes of the class and then of the method, inherited ones too.</summary>
    public static IReadOnlyList<AttributeData> AttributesOf(IMethodSymbol method) =>
        [.. Inherited(method.ContainingType, t => t.BaseType), .. Inherited(method, m => m.OverriddenMethod)];

    /// <summary>Expressions that create the attributes.</summary>
    public static EquatableArray<string> ExpressionsOf(IEnumerable<AttributeData> attributes) =>
        attributes.Select(AttributeExpressions.Of).OfType<string>().ToEquatableArray();

    /// <summary>Whether an attribute says who may call.</summary>
    public static bool Restricts(AttributeData attribute) =>
        attribute.AttributeClass?.AllInterfaces.Any(i => TypeNames.Is(i, WellKnownNames.AuthorizeData)) is true;

    /// <summary>Who may call, as the attributes say.</summary>
    public static AuthorizationModel? AuthorizationOf(IReadOnlyList<AttributeData> attributes)
    {
        var rules = attributes.Where(a => Derives(a.AttributeClass, WellKnownNames.AuthorizeAttribute)).ToList();
        if (rules.Count == 0 || attributes.Any(a => Derives(a.AttributeClass, WellKnownNames.AllowAnonymousAttribute)))
        {
            return null;
        }
        return new()
        {
            Policies = rules.Select(PolicyOf).OfType<string>().ToEquatableArray(),
            Roles = rules.Select(r => Text(r, "Roles")).OfType<string>().ToEquatableArray(),
            Schemes = rules
                .SelectMany(r => (Text(r, "AuthenticationSchemes") ?? "").Split(','))
                .Select(s => s.Trim())
                .Where(s => s.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .ToEquatableArray(),
        };
    }

    private static string? PolicyOf(AttributeData rule) =>
        Text(rule, "Policy")
        ?? (
            TypeNames.Is(rule.AttributeClass, WellKnownNames.AuthorizeAttribute)
            && rule.Single() is { Value: string policy }
                ? policy
                : null
        );

    private static string? Text(AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    /// <summary>The symbol's attributes and those that it inherits, base first, as reflection would find them.</summary>
    private static IEnumerable<AttributeData> Inherited<T>(T symbol, Func<T, T?> baseOf)
        where T : class, ISymbol
    {
        var found = new List<AttributeData>();
        for (T? current = symbol; current is not null; current = baseOf(current))
        {
            var own = current
                .GetAttributes()
                .Where(IsForOthers)
                .Where(a => current == symbol || Usage(a, "Inherited", true))
                .ToList();
            var kept = own.Where(a =>
                Usage(a, "AllowMultiple", false)
                || !found.Any(f => SymbolEqualityComparer.Default.Equals(f.AttributeClass, a.AttributeClass))
            );
            found.InsertRange(0, kept.ToList());
        }
        return found;
    }

    /// <summary>Whether an attribute speaks neither to the compiler nor to Tutti.</summary>
    private static bool IsForOthers(AttributeData attribute)
    {
        var space = attribute.AttributeClass?.ContainingNamespace?.ToDisplayString() ?? "";
        return space != "Tutti"
            && space != "System"
            && !space.StartsWith("System.Runtime", StringComparison.Ordinal)
            && !space.StartsWith("System.Diagnostics", StringComparison.Ordinal);
    }

    private static bool Usage(AttributeData attribute, string setting, bool missing)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            var usage = type.GetAttributes()
                .FirstOrDefault(a => TypeNames.Is(a.AttributeClass, "System.AttributeUsageAttribute"));
            if (usage is not null)
            {
                return usage.Named(setting)?.Value as bool? ?? missing;
            }
        }
        return missing;
    }

    private static bool Derives(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (TypeNames.Is(type, name))
            {
                return true;
            }
        }
        return false;
    }
}
