using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    public static HelloService Twin() => new();
}
