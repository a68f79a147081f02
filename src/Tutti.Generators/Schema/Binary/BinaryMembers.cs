namespace Tutti.Generators.Schema;

/// <summary>Which members of an object its binary form carries, and which objects it can express at all.</summary>
internal static class BinaryMembers
{
    /// <summary>The members that are written and read.</summary>
    public static IEnumerable<MemberSpec> Carried(TypeSpec spec) => spec.Members.Where(IsCarried);

    /// <summary>The members that JSON writes and nobody reads: they are only looked at, since JSON would fail if they did.</summary>
    public static IEnumerable<MemberSpec> LookedAt(TypeSpec spec) => spec.Members.Where(m => !IsCarried(m));

    /// <summary>Whether all that JSON does with the object can be done without it.</summary>
    public static bool CanCarry(TypeSpec spec, BinaryTypes types) => spec.Members.All(m => CanCarry(m, types));

    /// <summary>Whether a value may be left out, so that what stands there before it is set remains.</summary>
    public static bool MayBeLeftOut(MemberSpec member) =>
        member.IgnoreCondition is "WhenWritingNull" or "WhenWritingDefault";

    /// <summary>Whether the member's type has null.</summary>
    public static bool CanBeNull(TypeUse use) => !use.IsValueType || use.IsNullable;

    /// <summary>What has to be said to look at a value, with <c>{0}</c> for it; <see langword="null"/> if that takes JSON.</summary>
    public static string? Check(TypeUse use, BinaryTypes types) =>
        use.ModelKind switch
        {
            "float16" or "float32" or "float64" => $"{types.Form(use with { IsNullable = false })}.Check({{0}})",
            _ when types.EnumOf(use) is not null => $"{types.Form(use with { IsNullable = false })}.Check({{0}})",
            "parsable" => null,
            _ => use.Kind == TypeKindOnWire.Simple || use.ModelKind is "bytes" or "version" ? "" : null,
        };

    private static bool IsCarried(MemberSpec member) =>
        member.ConstructorParameter is not null || member.Setter != MemberSetter.None;

    private static bool CanCarry(MemberSpec member, BinaryTypes types) =>
        member is { HasGetter: true, Converter: null, Type.Kind: not TypeKindOnWire.Unsupported }
        && member.IgnoreCondition switch
        {
            null or "Never" => IsCarried(member) || (!member.IsRequired && Check(member.Type, types) is not null),
            "WhenWritingNull" => IsCarried(member) && CanBeNull(member.Type),
            "WhenWritingDefault" => IsCarried(member),
            _ => false,
        };
}
