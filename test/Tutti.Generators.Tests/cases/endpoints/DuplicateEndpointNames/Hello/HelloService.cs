using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one")]
    public string Get() => "";

    [Get("/two/{id}")]
    public string Get(int id) => "";

    [Get("/three")]
    public Task<string> FindAsync() => Task.FromResult("");
}
