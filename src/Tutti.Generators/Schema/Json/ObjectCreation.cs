namespace Tutti.Generators.Schema;

/// <summary>How generated code makes objects and sets their members, past the compiler where it must.</summary>
internal static class ObjectCreation
{
    private const string Context = "JsonContext.";

    /// <summary>Whether the constructor may only be called past the compiler, because of <c>required</c> members or because it isn't public.</summary>
    public static bool NeedsAccessor(TypeSpec spec) =>
        spec.HasRequiredMembers
        && spec.RuntimeName.IndexOf('<') < 0
        && !(spec.IsValueType && spec.Constructor.Count == 0);

    /// <summary>The call of the constructor.</summary>
    public static string New(JsonType type, string arguments)
    {
        var spec = type.Spec!;
        return NeedsAccessor(spec) ? $"{Context}{Maker(type)}({arguments})"
            : spec.IsValueType && arguments.Length == 0 ? $"default({spec.RuntimeName})"
            : $"new {spec.RuntimeName}({arguments})";
    }

    /// <summary>Whether the member is set after construction by a setter that may only be called past the compiler.</summary>
    public static bool NeedsSetter(MemberSpec member) =>
        member is { Setter: MemberSetter.Init, ConstructorParameter: null } && member.IgnoreCondition != "Always";

    /// <summary>The setting of a member, of an object that is in a variable.</summary>
    public static string Set(JsonType type, MemberSpec member, string target, string value) =>
        NeedsSetter(member)
            ? $"{Context}{Setter(type, member)}({(type.Spec!.IsValueType ? "ref " : "")}{target}, {value})"
            : $"{target}.{CSharpNames.Identifier(member.Name)} = {value}";

    /// <summary>The name of the accessor of the constructor.</summary>
    public static string Maker(JsonType type) => $"Make_{type.Identifier}";

    /// <summary>The name of the accessor of a setter.</summary>
    public static string Setter(JsonType type, MemberSpec member) => $"Set_{type.Identifier}__{member.Name}";
}
