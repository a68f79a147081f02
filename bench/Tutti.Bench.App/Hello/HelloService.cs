namespace Tutti.Bench.App.Hello;

/// <summary>Greets people.</summary>
[Service("hello")]
public sealed class HelloService
{
    /// <summary>Greets one of them.</summary>
    [Get("/hello/{name}", Public = true)]
    public Greeting Hello(string name) => new($"Hello, {name}!");
}

/// <summary>A greeting.</summary>
public sealed record Greeting(string Message);
