using Tutti.Model;

namespace Tutti.Generators.Endpoints;

/// <summary>A method that is marked as an endpoint, as far as its callers see it: all that the client's interface needs.</summary>
/// <remarks>
/// Immutable, structural equality, no Roslyn objects: it is cached by the incremental pipeline. Read at every keystroke, so it holds
/// nothing for which a type's members would have to be looked at.
/// </remarks>
internal sealed record EndpointDeclaration
{
    /// <summary>The endpoint's name: the method's without the suffix Async.</summary>
    public required string Name { get; init; }

    /// <summary>The path of the file, which says whose endpoint it is.</summary>
    public required string Path { get; init; }

    /// <summary>The class, as metadata names it.</summary>
    public required string ClassName { get; init; }

    /// <summary>The method's id in documentation: it tells overloads apart.</summary>
    public required string MethodId { get; init; }

    /// <summary>The method in a reference of documentation.</summary>
    public required string Cref { get; init; }

    /// <summary>The client's method, or <see langword="null"/> if no service can call the endpoint.</summary>
    public ClientMethod? Client { get; init; }
}

/// <summary>A method of a client.</summary>
internal sealed record ClientMethod
{
    /// <summary>The endpoint's name with the suffix Async.</summary>
    public required string Name { get; init; }

    /// <summary>What it returns, in C#.</summary>
    public required string Returns { get; init; }

    /// <summary>How its result comes about from a <c>ValueTask</c>.</summary>
    public required ClientResult Result { get; init; }

    /// <summary>The parameters but for the token that comes last.</summary>
    public EquatableArray<ClientParameter> Parameters { get; init; }

    /// <summary>The name of the last parameter, which no other one has.</summary>
    public required string CancellationName { get; init; }

    /// <summary>Whether all types in it are public.</summary>
    public bool IsPublic { get; init; }
}

/// <summary>A parameter of a client's method.</summary>
/// <param name="Type">The type in C#.</param>
/// <param name="Name">The name in C#, escaped if it is a keyword.</param>
/// <param name="Default">The default in C#, if it has one.</param>
internal sealed record ClientParameter(string Type, string Name, string? Default);

/// <summary>The kinds of what a client's method returns.</summary>
internal enum ClientResult
{
    /// <summary><c>Task</c>.</summary>
    Task,

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    TaskOfValue,

    /// <summary><c>ValueTask</c>.</summary>
    ValueTask,

    /// <summary><c>ValueTask&lt;T&gt;</c>.</summary>
    ValueTaskOfValue,
}
