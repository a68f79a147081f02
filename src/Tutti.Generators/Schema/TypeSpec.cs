using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>A class, record, struct or enum that endpoints exchange: what codec, validation and model are emitted from.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects; see <see cref="TypeUse"/>.</remarks>
internal sealed record TypeSpec
{
    /// <summary>The full name in C# without <c>global::</c> and outermost annotation, with type arguments; the id in the model too.</summary>
    public required string Id { get; init; }

    /// <summary>The type in C#, with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The same without annotations of references in its type arguments: two specs of one type differ in them alone.</summary>
    public required string RuntimeName { get; init; }

    /// <summary>An identifier that is unique among all types of the app: the name of its codec and validator.</summary>
    public required string Identifier { get; init; }

    /// <summary>The name that documents show.</summary>
    public required string DisplayName { get; init; }

    /// <summary><see cref="TypeKindOnWire.Object"/>, <see cref="TypeKindOnWire.Enum"/> or <see cref="TypeKindOnWire.Opaque"/>.</summary>
    public required TypeKindOnWire Kind { get; init; }

    public bool IsValueType { get; init; }

    /// <summary>Whether the generator writes the type itself; it then has a codec of its own.</summary>
    public bool IsGenerated => RuntimeName.StartsWith("global::Tutti.Generated.", StringComparison.Ordinal);

    /// <summary>Whether <c>[JsonConverter]</c> is on the type.</summary>
    public bool HasConverter { get; init; }

    public string? Doc { get; init; }

    /// <summary>The members in the order in which they are written.</summary>
    public EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>Names of the members that the constructor takes, in its order; see <see cref="MemberSpec.ConstructorParameter"/>.</summary>
    public EquatableArray<string> Constructor { get; init; }

    /// <summary>Whether the constructor must be called past the compiler, because of <c>required</c> members.</summary>
    public bool HasRequiredMembers { get; init; }

    /// <summary>The validation attributes on the type itself.</summary>
    public EquatableArray<RuleSpec> Rules { get; init; }

    /// <summary>The derived types that <c>[JsonDerivedType]</c> names, by id; their members are checked where a value is one of them.</summary>
    public EquatableArray<string> DerivedTypes { get; init; }

    /// <summary>Whether it is an <c>IValidatableObject</c>.</summary>
    public bool ValidatesItself { get; init; }

    public EquatableArray<EnumValueModel> Values { get; init; }

    /// <summary>Of an enum, the type that it is kept as.</summary>
    public string? UnderlyingType { get; init; }
}

/// <summary>A property of an object (or a member of an emitted arguments or body type).</summary>
internal sealed record MemberSpec
{
    /// <summary>The property's name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>The name in JSON.</summary>
    public required string JsonName { get; init; }

    public required TypeUse Type { get; init; }

    /// <summary>Whether null may be given; for a member that a constructor parameter sets, that one's annotation counts.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether the property may give null.</summary>
    public bool GivesNull { get; init; }

    /// <summary>Whether C# demands the property in an object initializer.</summary>
    public bool IsRequiredKeyword { get; init; }

    /// <summary>Whether a value must be given: no default, not nullable (or <c>required</c>).</summary>
    public bool IsRequired { get; init; }

    /// <summary>The name of the constructor parameter that sets it, if one does.</summary>
    public string? ConstructorParameter { get; init; }

    /// <summary>The default in C#, if it is a constant of the constructor parameter.</summary>
    public string? Default { get; init; }

    /// <summary>The same as JSON text.</summary>
    public string? DefaultJson { get; init; }

    /// <summary>The type in C# that declares the property, with <c>global::</c>, if it is a base of the type.</summary>
    public string? DeclaredBy { get; init; }

    /// <summary>Whether a property that no constructor parameter sets has an initializer, whose value stays if none is given.</summary>
    public bool HasInitializer { get; init; }

    /// <summary>How it is set after construction: <c>set</c>, <c>init</c>, or not at all.</summary>
    public MemberSetter Setter { get; init; }

    /// <summary>Whether it can be read.</summary>
    public bool HasGetter { get; init; } = true;

    /// <summary><c>[Query]</c>, <c>[Header]</c>, <c>[Cookie]</c> or <c>[StatusCode]</c> on it.</summary>
    public MemberSource Source { get; init; }

    /// <summary>The name that the attribute gives, or the default for that source.</summary>
    public string? SourceName { get; init; }

    /// <summary>The validation attributes on the property and the constructor parameter.</summary>
    public EquatableArray<RuleSpec> Rules { get; init; }

    /// <summary>The condition of <c>[JsonIgnore]</c>, such as <c>WhenWritingNull</c>; <c>Always</c> is a member that only the constructor knows.</summary>
    public string? IgnoreCondition { get; init; }

    /// <summary>The converter of <c>[JsonConverter]</c>, in C#.</summary>
    public string? Converter { get; init; }

    public int Order { get; init; }

    public string? Doc { get; init; }
}

internal enum MemberSetter
{
    None,
    Set,
    Init,
}

internal enum MemberSource
{
    Default,
    Query,
    Header,
    Cookie,
    StatusCode,
}

/// <summary>A validation attribute, as code.</summary>
internal sealed record RuleSpec
{
    /// <summary>The attribute's class in C#, with <c>global::</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>An expression that creates it: <c>new global::…StringLengthAttribute(50) { MinimumLength = 1 }</c>.</summary>
    public required string Creation { get; init; }

    /// <summary>As the model and documents show it: <c>StringLength(50, MinimumLength = 1)</c>.</summary>
    public required string Display { get; init; }

    /// <summary>
    /// A condition in C# under which the rule fails, with <c>{0}</c> for the value, if it can be checked inline:
    /// <c>{0}.Length &gt; 50 || {0}.Length &lt; 1</c>. The value is not null when it is asked.
    /// </summary>
    public string? FailsIf { get; init; }
}
