using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Schema;

/// <summary>
/// The common rules as conditions in C#. The attribute has the last word: a condition that holds only makes the code ask it, so
/// a condition may hold too often, and must never be missing where the attribute refuses.
/// </summary>
internal static class InlineRules
{
    /// <summary>The condition under which to ask the attribute, with <c>{0}</c> for a value that is not null; null to ask always.</summary>
    public static string? FailsIf(AttributeData attribute, ITypeSymbol type)
    {
        if (!attribute.AttributeClass!.IsIn(RuleParser.Namespace))
        {
            return null;
        }
        var value = type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return attribute.AttributeClass!.Name switch
        {
            "RequiredAttribute" => Required(attribute, value),
            "StringLengthAttribute" when IsString(value) => Between(
                "Length",
                Named(attribute, "MinimumLength") ?? 0,
                Argument(attribute, 0)
            ),
            "MinLengthAttribute" when Size(value) is { } size => Between(size, Argument(attribute, 0) ?? 0, null),
            "MaxLengthAttribute" when Size(value) is { } size && attribute.ConstructorArguments.Length == 1 => Between(
                size,
                0,
                Argument(attribute, 0)
            ),
            "LengthAttribute" when Size(value) is { } size => Between(
                size,
                Argument(attribute, 0) ?? 0,
                Argument(attribute, 1)
            ),
            "RangeAttribute" => Range(attribute, value),
            _ => null,
        };
    }

    private static string? Required(AttributeData attribute, ITypeSymbol type) =>
        // Of a value that is there, only a string can still fail, and with DisallowAllDefaultValues anything.
        attribute.NamedArguments.Any(a => a is { Key: "DisallowAllDefaultValues", Value.Value: true })
            ? null
        : IsString(type) ? "string.IsNullOrWhiteSpace({0})"
        : "false";

    private static string? Between(string size, int minimum, int? maximum)
    {
        // A malformed attribute, such as one with a negative length, throws when asked; so ask.
        if (minimum < 0 || maximum < minimum)
        {
            return null;
        }
        var conditions = new List<string>();
        if (maximum is { } most)
        {
            conditions.Add($"{{0}}.{size} > {most.ToString(CultureInfo.InvariantCulture)}");
        }
        if (minimum > 0)
        {
            conditions.Add($"{{0}}.{size} < {minimum.ToString(CultureInfo.InvariantCulture)}");
        }
        return conditions.Count == 0 ? "false" : string.Join(" || ", conditions);
    }

    /// <summary>Ranges of numbers, where the attribute's conversion to its own type loses nothing.</summary>
    private static string? Range(AttributeData attribute, ITypeSymbol type)
    {
        if (
            attribute.ConstructorArguments
                is not [{ Kind: TypedConstantKind.Primitive } minimum, { Kind: TypedConstantKind.Primitive } maximum]
            || minimum.Type!.SpecialType != maximum.Type!.SpecialType
        )
        {
            return null;
        }
        var inline = minimum.Type.SpecialType switch
        {
            SpecialType.System_Int32 => IsInteger(type),
            SpecialType.System_Double => type.SpecialType == SpecialType.System_Double || IsInteger(type),
            _ => false,
        };
        if (!inline)
        {
            return null;
        }
        var above = Flag(attribute, "MinimumIsExclusive") ? ">" : ">=";
        var below = Flag(attribute, "MaximumIsExclusive") ? "<" : "<=";
        // Written so that it fails for NaN, which is neither above nor below.
        return $"!({{0}} {above} {ConstantCode.Of(minimum)} && {{0}} {below} {ConstantCode.Of(maximum)})";
    }

    private static bool IsString(ITypeSymbol type) => type.SpecialType == SpecialType.System_String;

    // Not ulong: C# does not compare it with a negative int.
    private static bool IsInteger(ITypeSymbol type) =>
        type.SpecialType
            is SpecialType.System_SByte
                or SpecialType.System_Byte
                or SpecialType.System_Int16
                or SpecialType.System_UInt16
                or SpecialType.System_Int32
                or SpecialType.System_UInt32
                or SpecialType.System_Int64;

    private static string? Size(ITypeSymbol type) =>
        IsString(type) || type is IArrayTypeSymbol { Rank: 1 } ? "Length"
        : CollectionTypes.Find(type) is { Collection: "List" or "HashSet" or "Dictionary" } ? "Count"
        : null;

    private static int? Argument(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[index].Value as int? : null;

    private static int? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value as int?;

    private static bool Flag(AttributeData attribute, string name) =>
        attribute.NamedArguments.Any(a => a.Key == name && a.Value.Value is true);
}
