namespace Tutti.Generators.Schema;

/// <summary>The fields that hold the instances of validation attributes; equal attributes share one.</summary>
internal static class RuleNames
{
    private const string BuiltIn = "global::System.ComponentModel.DataAnnotations.";

    /// <summary>The field's name.</summary>
    public static string Of(RuleSpec rule)
    {
        var name = rule.Attribute.Substring(rule.Attribute.LastIndexOf('.') + 1);
        name = name.EndsWith("Attribute", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - "Attribute".Length)
            : name;
        return $"{new string([.. name.Where(char.IsLetterOrDigit)])}_{Identifiers.Hash(rule.Creation)}";
    }

    /// <summary>The field in C#.</summary>
    public static string Field(RuleSpec rule) => "global::Tutti.Generated.Rules." + Of(rule);

    public static bool IsRequired(RuleSpec rule) => rule.Attribute == BuiltIn + "RequiredAttribute";

    /// <summary>Whether it looks at other members, too, so that it needs the object.</summary>
    public static bool IsCompare(RuleSpec rule) => rule.Attribute == BuiltIn + "CompareAttribute";

    /// <summary>Whether the rule has an opinion on null: <c>[Required]</c>, and perhaps those that others have written.</summary>
    public static bool SeesNull(RuleSpec rule) =>
        IsRequired(rule)
        || IsCompare(rule)
        || !rule.Attribute.StartsWith(BuiltIn, StringComparison.Ordinal)
        || rule.Attribute == BuiltIn + "CustomValidationAttribute"
        || rule.Attribute == BuiltIn + "AllowedValuesAttribute"
        || rule.Attribute == BuiltIn + "DeniedValuesAttribute";
}
