using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>What the application model says of types.</summary>
internal static class SchemaModel
{
    public static TypeReference Reference(TypeUse use) =>
        new()
        {
            Kind = use.ModelKind,
            Nullable = use.IsNullable,
            Item = use.Item is null ? null : Reference(use.Item),
            Key = use.Key is null or { ModelKind: "string" } ? null : Reference(use.Key),
            Id = use.TypeId,
        };

    public static TypeModel Type(TypeSpec type) =>
        new()
        {
            Id = type.Id,
            Name = type.DisplayName,
            Kind = type.Kind switch
            {
                TypeKindOnWire.Enum => "enum",
                TypeKindOnWire.Object => "object",
                _ => "opaque",
            },
            Doc = type.Doc,
            Members = type.Members.Where(m => m.IgnoreCondition != "Always").Select(Member).ToEquatableArray(),
            Values = type.Values,
        };

    private static MemberModel Member(MemberSpec member) =>
        new()
        {
            Name = member.JsonName,
            Type = Reference(member.Type),
            Required = member.IsRequired,
            Default = member.DefaultJson,
            Doc = member.Doc,
            Rules = member.Rules.Select(r => r.Display).ToEquatableArray(),
        };
}
