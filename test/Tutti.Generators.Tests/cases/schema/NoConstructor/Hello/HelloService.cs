using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Point point) => "";
}

public sealed class Point
{
    public Point(int x) => X = x;

    public Point(string x) => X = int.Parse(x);

    public int X { get; }
}
