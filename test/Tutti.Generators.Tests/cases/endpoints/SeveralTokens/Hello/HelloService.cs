using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/hello")]
    public Task Hello(CancellationToken first, string? name = null, CancellationToken second = default) =>
        Task.CompletedTask;
}
