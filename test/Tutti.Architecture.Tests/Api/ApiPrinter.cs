using System.Reflection;

namespace Tutti.Architecture.Tests.Api;

/// <summary>Writes the public types of an assembly, and their public and protected members, as C# without bodies.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal);
        var spaces = types.GroupBy(t => t.Namespace).Select(space => string.Join("\n", Space(space.Key!, space)));
        return string.Join("\n", spaces);
    }

    private static IEnumerable<string> Space(string name, IEnumerable<Type> types)
    {
        yield return $"namespace {name};";
        foreach (var type in types)
        {
            yield return "";
            if (typeof(Delegate).IsAssignableFrom(type))
            {
                yield return $"{MemberPrinter.Delegate(type)};";
                continue;
            }
            yield return TypePrinter.Declaration(type);
            yield return "{";
            foreach (var member in type.IsEnum ? EnumValues(type) : Members(type))
            {
                yield return $"    {member}";
            }
            yield return "}";
        }
        yield return "";
    }

    private static IEnumerable<string> EnumValues(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Enum.Format(type, Enum.Parse(type, name), "d")},");

    private static IEnumerable<string> Members(Type type)
    {
        var synthesized = TypePrinter.IsRecord(type);
        foreach (
            var field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily).OrderBy(f => f.MetadataToken)
        )
        {
            yield return MemberPrinter.Field(field);
        }
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible).OrderBy(c => c.MetadataToken))
        {
            yield return MemberPrinter.Constructor(constructor);
        }
        foreach (var property in type.GetProperties(Declared).OrderBy(p => p.MetadataToken))
        {
            if (property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract")
            {
                yield return MemberPrinter.Property(property);
            }
        }
        foreach (var method in type.GetMethods(Declared).Where(IsVisible).OrderBy(m => m.MetadataToken))
        {
            var accessor = method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
            if (!accessor && !(synthesized && TypePrinter.IsSynthesized(method)))
            {
                yield return MemberPrinter.Method(method);
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
