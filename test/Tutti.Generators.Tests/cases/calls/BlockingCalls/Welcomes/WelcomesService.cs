using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IHelloClient hello)
{
    [Get("/a")]
    public string A() => hello.HelloAsync().Result;

    [Get("/b")]
    public void B()
    {
        hello.HelloAsync().Wait();
    }

    [Get("/c")]
    public string C() => hello.HelloAsync().ConfigureAwait(false).GetAwaiter().GetResult();

    [Get("/d")]
    public string D() => hello.FastAsync().AsTask().GetAwaiter().GetResult();

    [Get("/e")]
    public async Task<string> Fine()
    {
        var first = hello.HelloAsync();
        var second = hello.FastAsync();
        await first;
        return first.Result + await second;
    }
}
