using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;
using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>Constants as C# and as JSON.</summary>
internal static class ConstantCode
{
    /// <summary>An argument of an attribute, in C#.</summary>
    public static string Of(TypedConstant constant) =>
        constant.Kind switch
        {
            TypedConstantKind.Array when constant.IsNull => "null",
            TypedConstantKind.Array =>
                $"new {constant.Type!.ToDisplayString(TypeFormats.Runtime)} {{ {string.Join(", ", constant.Values.Select(Of))} }}",
            TypedConstantKind.Type when constant.Value is ITypeSymbol type =>
                $"typeof({type.ToDisplayString(TypeFormats.Runtime)})",
            _ => Of(constant.Value, constant.Type!),
        };

    /// <summary>A constant of a type, in C#. <paramref name="value"/> is as Roslyn gives it: an enum's as a number.</summary>
    public static string Of(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return type.IsValueType && !type.IsNullableValue() ? "default" : "null";
        }
        var target = type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return target.TypeKind == TypeKind.Enum
            ? $"({target.ToDisplayString(TypeFormats.Runtime)})({Literals.OfPrimitive(value)})"
            : Literals.OfPrimitive(value);
    }

    /// <summary>A constant as JSON; null if it has no form in JSON, or only the type knows it.</summary>
    public static string? Json(object? value, ITypeSymbol type)
    {
        var target = type.IsNullableValue() ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return value switch
        {
            null => type.IsValueType && !type.IsNullableValue() ? null : "null",
            _ when target.TypeKind == TypeKind.Enum => EnumName(value, target) is { } name
                ? JsonText.Quote(name)
                : null,
            string text => JsonText.Quote(text),
            char c => JsonText.Quote(c.ToString()),
            bool b => b ? "true" : "false",
            double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity) => null,
            float and (float.NaN or float.PositiveInfinity or float.NegativeInfinity) => null,
            double d => d.ToString("R", CultureInfo.InvariantCulture),
            float f => f.ToString("R", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static string? EnumName(object value, ITypeSymbol type) =>
        type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(f => f.HasConstantValue && Equals(f.ConstantValue, value))
            .Select(EnumMembers.JsonName)
            .FirstOrDefault();
}
