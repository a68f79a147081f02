using Microsoft.CodeAnalysis;

namespace Tutti.Generators.Emit;

/// <summary>Reads the arguments of attributes.</summary>
internal static class AttributeArguments
{
    /// <summary>The only argument of the constructor, or <see langword="null"/> if there are none, or more.</summary>
    public static TypedConstant? Single(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0] : null;

    /// <summary>The argument that is given by name, or <see langword="null"/>.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }
        return null;
    }
}
