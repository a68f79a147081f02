using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/down")]
    public IAsyncEnumerable<string> Down() => throw new NotImplementedException();

    [Post("/up")]
    public Task Up(IAsyncEnumerable<string> lines) => Task.CompletedTask;
}
