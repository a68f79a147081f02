using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public Dictionary<Point, int> One(Stock stock) => [];
}

public sealed record Point(int X, int Y);

public sealed record Stock(Dictionary<Guid, int> ById, IReadOnlyDictionary<Point, int> ByPoint);
