using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Point point) => "";
}

public sealed class Point(int horizontal)
{
    public int X { get; } = horizontal;
}
