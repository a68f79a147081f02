using Microsoft.CodeAnalysis;
using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>Turns validation attributes into code that creates them and, for the common ones, that checks them without a call.</summary>
internal static class RuleParser
{
    public const string Namespace = "System.ComponentModel.DataAnnotations";

    /// <summary>The rules on a member: those of its property and its constructor parameter.</summary>
    /// <param name="type">The member's type; null for rules on a type.</param>
    /// <param name="attributes">The attributes.</param>
    public static EquatableArray<RuleSpec> Parse(ITypeSymbol? type, IEnumerable<AttributeData> attributes) =>
        attributes.Select(a => Rule(a, type)).Distinct().ToEquatableArray();

    /// <summary>Whether it is a validation attribute that can fail.</summary>
    public static bool IsRule(INamedTypeSymbol attribute) =>
        attribute.DerivesFrom(Namespace, "ValidationAttribute")
        // A hint for user interfaces, which holds for every value.
        && !attribute.IsNamed(Namespace, "DataTypeAttribute");

    private static RuleSpec Rule(AttributeData attribute, ITypeSymbol? type)
    {
        var name = attribute.AttributeClass!.ToDisplayString(TypeFormats.Runtime);
        var arguments = attribute.ConstructorArguments.Select(ConstantCode.Of).ToList();
        var named = attribute.NamedArguments.Select(a => $"{a.Key} = {ConstantCode.Of(a.Value)}").ToList();
        var initializer = named.Count == 0 ? "" : $" {{ {string.Join(", ", named)} }}";
        return new()
        {
            Attribute = name,
            Creation = $"new {name}({string.Join(", ", arguments)}){initializer}",
            Display = Display(attribute),
            FailsIf = type is null ? null : InlineRules.FailsIf(attribute, type),
        };
    }

    private static string Display(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.AttributeClass!.Name;
        name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
        var arguments = attribute
            .ConstructorArguments.Select(Show)
            .Concat(attribute.NamedArguments.Select(a => $"{a.Key} = {Show(a.Value)}"))
            .ToList();
        return arguments.Count == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Show(TypedConstant constant) =>
        constant.Kind switch
        {
            TypedConstantKind.Array when !constant.IsNull => string.Join(", ", constant.Values.Select(Show)),
            TypedConstantKind.Type => $"typeof({(constant.Value as ITypeSymbol)?.ToDisplayString(TypeFormats.Short)})",
            TypedConstantKind.Enum => constant.ToCSharpStringWithoutNamespace(),
            _ => constant.IsNull
                ? "null"
                : ConstantCode.Json(constant.Value, constant.Type!) ?? ConstantCode.Of(constant),
        };

    private static string ToCSharpStringWithoutNamespace(this TypedConstant constant) =>
        constant
            .Type!.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))
            .Select(f => $"{constant.Type.Name}.{f.Name}")
            .FirstOrDefault()
        ?? ConstantCode.Of(constant);
}
