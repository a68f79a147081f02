using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>A piece of infrastructure that the app declares as a type, such as a database. Generated code lists them; a backend says what they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Resource
{
    /// <summary>What it is, as a message calls it: <c>database</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Its name, unique among those of its kind.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the service that declares it.</summary>
    public abstract string Owner { get; }

    /// <summary>Prepares it for the services of this process. Nothing is reached yet.</summary>
    /// <param name="context">What it needs to know of the process.</param>
    /// <returns>The resource in this process.</returns>
    /// <exception cref="ResourceException">It cannot be used as it is configured.</exception>
    public abstract ResourceRuntime Open(ResourceContext context);
}

/// <summary>That a service uses a resource.</summary>
/// <param name="Kind">The resource's kind.</param>
/// <param name="Name">The resource's name.</param>
/// <param name="ReadOnly">Whether the service only reads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ResourceUse(string Kind, string Name, bool ReadOnly = false);
