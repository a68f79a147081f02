using Tutti.Model;

namespace Tutti.Generators.Schema;

/// <summary>How a type is treated on the wire.</summary>
internal enum TypeKindOnWire
{
    /// <summary>A text in routes and query strings and a JSON primitive: <c>int</c>, <c>Guid</c>, an <c>IParsable</c>.</summary>
    Simple,

    /// <summary>An enum, by name.</summary>
    Enum,

    /// <summary>A JSON array.</summary>
    List,

    /// <summary>A JSON object with keys of the data.</summary>
    Map,

    /// <summary>A class, record or struct with members.</summary>
    Object,

    /// <summary>A value with a form in JSON alone, which System.Text.Json has built in: bytes, a version, any JSON.</summary>
    Json,

    /// <summary>Only System.Text.Json knows, at run time.</summary>
    Opaque,

    /// <summary>Has no form on the wire: a delegate, a pointer, a stream.</summary>
    Unsupported,
}

/// <summary>A use of a type in a signature or a member.</summary>
/// <remarks>
/// Immutable, with structural equality, and free of Roslyn objects: it is cached by the incremental pipeline, which would otherwise
/// emit anew at every keystroke and keep old compilations alive.
/// </remarks>
internal sealed record TypeUse
{
    /// <summary>The type in C#, with <c>global::</c> and with annotations of nullability: <c>global::System.Collections.Generic.List&lt;string?&gt;?</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The same without the outermost annotation or <c>Nullable&lt;&gt;</c>.</summary>
    public required string NotNullName { get; init; }

    /// <summary>The type at run time: without <c>Nullable&lt;&gt;</c> outermost, and without annotations of references: what <c>typeof</c> takes.</summary>
    public required string RuntimeName { get; init; }

    public required TypeKindOnWire Kind { get; init; }

    /// <summary>What <see cref="TypeReference.Kind"/> says.</summary>
    public required string ModelKind { get; init; }

    /// <summary>Whether null is allowed (annotated, or <c>Nullable&lt;&gt;</c>).</summary>
    public bool IsNullable { get; init; }

    public bool IsValueType { get; init; }

    /// <summary>Of a simple type: the class in <c>Tutti.CompilerServices</c> that reads it, in C#, not wrapped for nullability.</summary>
    public string? Parser { get; init; }

    /// <summary>Of a list the element, of a map the value.</summary>
    public TypeUse? Item { get; init; }

    /// <summary>Of a map the key.</summary>
    public TypeUse? Key { get; init; }

    /// <summary>Of a list or map: which of the supported collection types it is, for emission (<c>Array</c>, <c>List</c>, <c>ImmutableArray</c>, …).</summary>
    public string? Collection { get; init; }

    /// <summary>Of a type read from text: whether in JSON a converter of its own stands for it.</summary>
    public bool HasConverter { get; init; }

    /// <summary>Of an object, enum or opaque type: the <see cref="TypeSpec.Id"/>.</summary>
    public string? TypeId { get; init; }

    /// <summary>Whether values may pass by reference between services: sealed, recursively immutable, wire-complete.</summary>
    public bool IsShareable { get; init; }
}
