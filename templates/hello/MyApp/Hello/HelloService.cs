using Tutti;

namespace MyApp.Hello;

/// <summary>Greets people.</summary>
[Service("hello")]
public sealed class HelloService
{
    /// <summary>Greets one.</summary>
    /// <param name="name">Who is greeted.</param>
    /// <returns>The greeting.</returns>
    [Get("/hello/{name}", Public = true)]
    public Greeting Hello(string name) => new($"Hello, {name}!");
}

/// <summary>A greeting.</summary>
/// <param name="Message">The words.</param>
public sealed record Greeting(string Message);
