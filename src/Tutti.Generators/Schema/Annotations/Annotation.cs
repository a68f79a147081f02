using System.Globalization;
using Microsoft.CodeAnalysis;
using Tutti.Generators.Emit;

namespace Tutti.Generators.Schema.Annotations;

/// <summary>A validation attribute of .NET.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="Name">How it is written: <c>StringLength</c>.</param>
internal sealed record Annotation(AttributeData Data, string Name)
{
    private const string Suffix = "Attribute";

    public static IReadOnlyList<Annotation> AllOf(ISymbol symbol)
    {
        List<Annotation>? found = null;
        foreach (var attribute in symbol.GetAttributes())
        {
            if (
                attribute.AttributeClass is { } type
                && type.IsIn(RuleParser.Namespace)
                && type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            )
            {
                (found ??= []).Add(new(attribute, type.Name.Substring(0, type.Name.Length - Suffix.Length)));
            }
        }
        return found ?? (IReadOnlyList<Annotation>)[];
    }

    public int? Integer(int position) => Argument(position)?.Value as int?;

    public int? Integer(string name) => AttributeArguments.Named(Data, name)?.Value as int?;

    public string? Text(int position) => Argument(position)?.Value as string;

    public bool Flag(string name) => AttributeArguments.Named(Data, name)?.Value is true;

    public TypedConstant? Argument(int position) =>
        position < Data.ConstructorArguments.Length ? Data.ConstructorArguments[position] : null;

    /// <summary>The fewest and most characters or items that it allows, if it speaks of them.</summary>
    public (int? Least, int? Most) Lengths =>
        Name switch
        {
            "StringLength" => (Integer("MinimumLength"), Integer(0)),
            "MinLength" => (Integer(0), null),
            "MaxLength" => (null, Integer(0) is > 0 and var most ? most : null),
            "Length" => (Integer(0), Integer(1)),
            _ => (null, null),
        };

    /// <summary>The bounds of a <c>[Range]</c>, if they are numbers.</summary>
    public (decimal Least, decimal Most)? Bounds =>
        Name != "Range" ? null
        : Data.ConstructorArguments.Length == 2 ? Both(Number(Argument(0)?.Value), Number(Argument(1)?.Value))
        : Argument(0)?.Value is ITypeSymbol type && IsNumber(type) ? Both(Number(Text(1)), Number(Text(2)))
        : null;

    public static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>A number that a <see langword="decimal"/> holds, or <see langword="null"/>.</summary>
    public static decimal? Number(object? value)
    {
        switch (value)
        {
            case string text:
                return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed)
                    ? parsed
                    : null;
            case double or float:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                return number > (double)decimal.MinValue && number < (double)decimal.MaxValue ? (decimal)number : null;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal:
                return Convert.ToDecimal(value, CultureInfo.InvariantCulture);
            default:
                return null;
        }
    }

    private static (decimal, decimal)? Both(decimal? least, decimal? most) =>
        least is { } first && most is { } second ? (first, second) : null;
}
