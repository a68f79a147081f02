namespace Tutti;

/// <summary>
/// Marks a class as a service: its folder and all below belong to it. Classes there may have endpoints, and get clients
/// of other services as constructor parameters.
/// </summary>
/// <param name="name">The name, unique in the app: lower-case letters, digits and hyphens, at most 63 characters, starting with a letter.</param>
/// <example>
/// <code>
/// [Service("hello")]
/// public sealed class HelloService
/// {
///     [Get("/hello/{name}", Public = true)]
///     public Greeting Hello(string name) => new($"Hello, {name}!");
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ServiceAttribute(string name) : Attribute
{
    /// <summary>The name, unique in the app.</summary>
    public string Name { get; } = name;
}
