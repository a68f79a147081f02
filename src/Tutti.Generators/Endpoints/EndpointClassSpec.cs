using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>A class with endpoints: how instances of it come about.</summary>
/// <remarks>Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline.</remarks>
internal sealed record EndpointClassSpec
{
    /// <summary>The class in C#, with <c>global::</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>The name of the generated class that makes it; unique in the service.</summary>
    public required string Identifier { get; init; }

    /// <summary>Whether nobody could tell whether two calls had the same instance or two.</summary>
    public bool IsStateless { get; init; }

    /// <summary>The constructor's parameters.</summary>
    public EquatableArray<DependencySpec> Dependencies { get; init; }
}

/// <summary>A parameter of the constructor.</summary>
internal sealed record DependencySpec
{
    /// <summary>The type in C#, without annotation.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>The default in C#, if it has one.</summary>
    public string? Default { get; init; }

    /// <summary>The key in C#, if it is a keyed service.</summary>
    public string? Key { get; init; }
}
