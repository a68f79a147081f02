using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tutti.Architecture.Tests.Api;

/// <summary>Writes declarations and uses of types as C#.</summary>
internal static class TypePrinter
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (
            type.IsValueType
            && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        );

    /// <summary>Whether the compiler wrote a member of a record: its equality, printing and copying.</summary>
    public static bool IsSynthesized(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute));

    public static string Declaration(Type type)
    {
        var bases = Bases(type).ToList();
        var list = bases.Count > 0 ? $" : {string.Join(", ", bases)}" : "";
        return $"public {Modifiers(type)}{Keyword(type)} {Name(type)}{list}{Constraints(type.GetGenericArguments())}";
    }

    public static string Use(ParameterInfo parameter) => Use(Nullability.Create(parameter));

    public static string Use(PropertyInfo property) => Use(Nullability.Create(property));

    public static string Use(FieldInfo field) => Use(Nullability.Create(field));

    public static string Use(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }
        if (type.IsByRef)
        {
            return Use(type.GetElementType()!);
        }
        if (type.IsArray)
        {
            return $"{Use(type.GetElementType()!)}[]";
        }
        return Nullable.GetUnderlyingType(type) is { } underlying ? $"{Use(underlying)}?" : Name(type);
    }

    public static string Constraints(IEnumerable<Type> parameters)
    {
        var clauses = parameters.Where(p => p.IsGenericParameter).Select(p => (p.Name, Demands: Demands(p).ToList()));
        return string.Concat(
            clauses.Where(c => c.Demands.Count > 0).Select(c => $" where {c.Name} : {string.Join(", ", c.Demands)}")
        );
    }

    private static string Use(NullabilityInfo use)
    {
        var type = use.Type;
        // Of a type parameter the metadata does not tell T from T?.
        var bare = type.IsByRef ? type.GetElementType()! : type;
        var marked = use.ReadState == NullabilityState.Nullable && !bare.IsValueType && !bare.IsGenericParameter;
        var mark = marked ? "?" : "";
        if (type.IsArray && use.ElementType is { } element)
        {
            return $"{Use(element)}[]{mark}";
        }
        if (type.IsGenericType && Nullable.GetUnderlyingType(type) is null && !type.IsByRef)
        {
            var arguments = string.Join(", ", use.GenericTypeArguments.Select(Use));
            return $"{type.Name.Split('`')[0]}<{arguments}>{mark}";
        }
        return Use(type) + mark;
    }

    private static string Name(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Use))}>" : name;
    }

    private static string Modifiers(Type type) =>
        type switch
        {
            { IsInterface: true } or { IsEnum: true } => "",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")
                + (type.IsByRefLike ? "ref " : ""),
            { IsAbstract: true, IsSealed: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };

    private static string Keyword(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
            _ => IsRecord(type) ? "record" : "class",
        };

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            yield break;
        }
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            yield return Use(parent);
        }
        var inherited = type.GetInterfaces()
            .SelectMany(i => i.GetInterfaces())
            .Concat(type.BaseType?.GetInterfaces() ?? []);
        foreach (var contract in type.GetInterfaces().Except(inherited).OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            var fromRecord =
                IsRecord(type) && contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEquatable<>);
            if (contract.IsPublic && !fromRecord)
            {
                yield return Use(contract);
            }
        }
    }

    private static IEnumerable<string> Demands(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "struct";
        }
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }
        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)))
        {
            yield return Use(constraint);
        }
        if ((flags & (GenericParameterAttributes)0x20) != 0)
        {
            yield return "allows ref struct";
        }
    }
}
