namespace Tutti.Model;

/// <summary>A use of a type: <c>string</c>, <c>int32?</c>, a list of something, or a reference to a <see cref="TypeModel"/>.</summary>
public sealed record TypeReference
{
    /// <summary>
    /// <c>string</c>, <c>bool</c>, <c>int8</c>…<c>int64</c>, <c>uint8</c>…<c>uint64</c>, <c>int128</c>, <c>uint128</c>, <c>float16</c>, <c>float32</c>, <c>float64</c>, <c>decimal</c>,
    /// <c>char</c>, <c>guid</c>, <c>dateTime</c>, <c>dateTimeOffset</c>, <c>date</c>, <c>time</c>, <c>duration</c>, <c>bytes</c>,
    /// <c>uri</c>, <c>version</c>, <c>json</c> (any JSON), <c>parsable</c> (a type that is read from and written as a string),
    /// <c>list</c> (of <see cref="Item"/>), <c>map</c> (from strings to <see cref="Item"/>), or <c>type</c> (the one with id <see cref="Id"/>).
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Whether <c>null</c> is allowed.</summary>
    public bool Nullable { get; init; }

    /// <summary>The type of the elements of a <c>list</c> or the values of a <c>map</c>.</summary>
    public TypeReference? Item { get; init; }

    /// <summary>The kind of the keys of a <c>map</c>, where they aren't strings.</summary>
    public TypeReference? Key { get; init; }

    /// <summary>The id of a <see cref="TypeModel"/> in the same <see cref="ApplicationModel"/>.</summary>
    public string? Id { get; init; }
}

/// <summary>A record, class, struct or enum that is part of an endpoint's schema.</summary>
public sealed record TypeModel
{
    /// <summary>The full name in C#, with the type arguments of a generic one: <c>MyApp.Page&lt;MyApp.Todo&gt;</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name without the namespace, as documents show it.</summary>
    public required string Name { get; init; }

    /// <summary><c>object</c> or <c>enum</c>; <c>opaque</c> is a type whose JSON form only System.Text.Json knows at run time.</summary>
    public required string Kind { get; init; }

    /// <summary>The summary from the type's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>The members of an <c>object</c>, in the order in which they are written.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>The values of an <c>enum</c>, in the order of their declaration.</summary>
    public EquatableArray<EnumValueModel> Values { get; init; }
}

/// <summary>A member of an object.</summary>
public sealed record MemberModel
{
    /// <summary>The name in JSON.</summary>
    public required string Name { get; init; }

    /// <summary>Its type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Whether an object without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>The value that stands in for a missing one, as JSON text, where it is a constant.</summary>
    public string? Default { get; init; }

    /// <summary>The text from the property's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>The validation rules, as they are written in C#.</summary>
    public EquatableArray<string> Rules { get; init; }
}

/// <summary>A value of an enum.</summary>
public sealed record EnumValueModel
{
    /// <summary>The name in JSON.</summary>
    public required string Name { get; init; }

    /// <summary>The number, in decimal.</summary>
    public required string Number { get; init; }

    /// <summary>The summary from the value's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }
}
