using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/hello")]
    public string Hello() => "";

    [Get("/hello/fast")]
    public ValueTask<string> Fast() => new("");
}
