using System.Reflection;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>The generator knows the framework's types by name only; each name is that of a type.</summary>
public sealed class WellKnownNameTests
{
    private const string Prefix = "Tutti.";

    private static readonly IReadOnlyList<string> Names =
    [
        .. (
            ShippedAssemblies
                .Generators.GetType("Tutti.Generators.WellKnownNames")
                ?.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            ?? []
        )
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!)
            .Where(n =>
                n.StartsWith(Prefix, StringComparison.Ordinal)
                || n.StartsWith("global::" + Prefix, StringComparison.Ordinal)
            ),
    ];

    [Fact]
    public void EachNameIsThatOfAType()
    {
        Assert.NotEmpty(Names);
        var types = ShippedAssemblies
            .All.Concat(ShippedAssemblies.Backends)
            .SelectMany(a => a.GetExportedTypes())
            .ToList();
        var known = types.Select(t => t.FullName?.Split('`')[0]).Concat(types.Select(t => t.Namespace)).ToHashSet();
        Assert.DoesNotContain(
            Names,
            n => !known.Contains(n.Replace("global::", "", StringComparison.Ordinal).TrimEnd('.'))
        );
    }
}
