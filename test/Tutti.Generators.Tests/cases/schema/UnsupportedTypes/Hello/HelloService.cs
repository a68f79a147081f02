using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Order order) => "";

    [Post("/two")]
    public (int, int) Two() => (1, 2);

    [Post("/three")]
    public Task<Func<int>> Three() => throw new NotImplementedException();
}

public sealed record Order(IReadOnlyList<Line> Lines, Type Kind);

public sealed record Line(string Name, Action Callback);
