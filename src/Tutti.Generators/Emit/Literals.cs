using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tutti.Generators.Emit;

/// <summary>Constants in C#.</summary>
internal static class Literals
{
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>A list of strings, as a collection expression.</summary>
    public static string Of(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    /// <summary>The default of a parameter, or <see langword="null"/> if it has none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter) =>
        !parameter.HasExplicitDefaultValue ? null
        : parameter
            is {
                ExplicitDefaultValue: null,
                Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated }
            }
            ? "null!"
        : Of(parameter.ExplicitDefaultValue, parameter.Type);

    /// <summary>A constant of a type.</summary>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return value is null ? "null" : Of(value, nullable.TypeArguments[0]);
        }
        if (value is null)
        {
            return type.IsValueType || type is ITypeParameterSymbol ? "default" : "null";
        }
        return type.TypeKind == TypeKind.Enum ? OfEnum(value, (INamedTypeSymbol)type) : OfPrimitive(value);
    }

    /// <summary>A constant with the type that it has by itself, for where the compiler knows no other: <c>(byte)1</c>.</summary>
    public static string OfPrimitive(object value) =>
        value switch
        {
            string text => Of(text),
            bool flag => Of(flag),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            // A literal of the least value is the negation of a number that the type does not have.
            int.MinValue => "int.MinValue",
            long.MinValue => "long.MinValue",
            int number => number.ToString(CultureInfo.InvariantCulture),
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            long number => number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            byte number => "(byte)" + number.ToString(CultureInfo.InvariantCulture),
            sbyte number => $"(sbyte)({number.ToString(CultureInfo.InvariantCulture)})",
            short number => $"(short)({number.ToString(CultureInfo.InvariantCulture)})",
            ushort number => "(ushort)" + number.ToString(CultureInfo.InvariantCulture),
            _ => "default",
        };

    private static string OfEnum(object value, INamedTypeSymbol type)
    {
        var name = TypeNames.NotNullOf(type);
        var member = type.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(f => f.HasConstantValue && value.Equals(f.ConstantValue));
        return member is null ? $"({name})({OfPrimitive(value)})" : $"{name}.{TypeNames.Identifier(member.Name)}";
    }
}
