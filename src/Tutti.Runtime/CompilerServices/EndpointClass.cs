using System.ComponentModel;

namespace Tutti.CompilerServices;

/// <summary>How instances of a class with endpoints come about. For generated code.</summary>
/// <typeparam name="TClass">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EndpointClass<TClass>
    where TClass : class
{
    /// <summary>
    /// Whether nobody could tell whether two calls had the same instance or two: the class has no state of its own, no
    /// base class, no code in its constructor, and nothing to dispose of. One instance then serves all calls, if all its
    /// dependencies are singletons.
    /// </summary>
    public abstract bool IsStateless { get; }

    /// <summary>What the constructor asks for, so that all that is missing can be named at start.</summary>
    public abstract IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>Creates an instance.</summary>
    /// <param name="services">Where its dependencies come from.</param>
    /// <returns>The instance.</returns>
    public abstract TClass Create(IServiceProvider services);
}

/// <summary>A parameter of a constructor. For generated code.</summary>
/// <param name="Type">The parameter's type.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Optional">Whether there is a default value.</param>
/// <param name="Key">The key of a keyed service.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Dependency(Type Type, string Parameter, bool Optional = false, object? Key = null);
