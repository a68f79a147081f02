using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Tutti.Architecture.Tests.Support;

namespace Tutti.Architecture.Tests;

/// <summary>
/// What the incremental generator caches is plain data: a Roslyn object would keep old compilations alive, and a value without
/// structural equality would make every keystroke emit everything anew.
/// </summary>
public sealed class GeneratorModelTests
{
    private const BindingFlags Declared =
        BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    private static readonly Type[] Providers =
    [
        typeof(IncrementalValueProvider<>),
        typeof(IncrementalValuesProvider<>),
    ];

    private static readonly IReadOnlyList<Type> Models = [.. Reachable(Cached()).OrderBy(t => t.FullName)];

    [Fact]
    public void ThereAreModelsToLookAt() => Assert.NotEmpty(Models);

    [Fact]
    public void StepsHandOnNoRoslynObjects() => Assert.DoesNotContain(Cached(), IsOfRoslyn);

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void ModelsHoldNoRoslynObjects(string name) =>
        Assert.All(Fields(name), field => Assert.DoesNotContain(Mentioned(field.FieldType), IsOfRoslyn));

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void ModelsCompareByValue(string name)
    {
        var model = Model(name);
        Assert.True(
            typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model),
            $"{name} has no value equality."
        );
        Assert.All(Fields(name), field => Assert.True(ComparesByValue(field.FieldType), $"{name}.{field.Name}"));
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void ModelsCannotBeChanged(string name) =>
        Assert.All(Fields(name), field => Assert.True(field.IsInitOnly, $"{name}.{field.Name} can be set."));

    public static TheoryData<string> ModelNames() => [.. Models.Select(m => m.FullName!)];

    private static Type Model(string name) => Models.Single(m => m.FullName == name);

    private static FieldInfo[] Fields(string name) =>
        Model(name).GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    // What the generator's steps hand on is what the compiler keeps.
    private static IEnumerable<Type> Cached() =>
        ShippedAssemblies
            .Generators.GetTypes()
            .SelectMany(t => t.GetMethods(Declared))
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
            .Where(t => t.IsGenericType && Providers.Contains(t.GetGenericTypeDefinition()))
            .SelectMany(t => Mentioned(t.GetGenericArguments()[0]));

    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(roots);
        while (open.TryPop(out var type))
        {
            if (IsOurs(type) && found.Add(type))
            {
                foreach (
                    var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                )
                {
                    Mentioned(field.FieldType).ToList().ForEach(open.Push);
                }
            }
        }
        return found;
    }

    private static bool IsOurs(Type type) =>
        type is { IsEnum: false, IsGenericType: false, IsGenericParameter: false }
        && type.Namespace?.StartsWith("Tutti.", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> Mentioned(Type type) =>
        type.IsArray ? Mentioned(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Mentioned).Append(type)
        : [type];

    private static bool IsOfRoslyn(Type type) =>
        type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true;

    // Strings and structs that say so compare by value; collections of the framework compare by reference.
    private static bool ComparesByValue(Type type) =>
        type.IsEnum
        || Nullable.GetUnderlyingType(type) is { } underlying && ComparesByValue(underlying)
        || (
            typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type)
            && (
                type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) || type.Name == "EquatableArray`1"
            )
        );
}
