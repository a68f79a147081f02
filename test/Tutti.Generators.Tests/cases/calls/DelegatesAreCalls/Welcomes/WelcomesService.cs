using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IHelloClient? hello)
{
    [Get("/welcome")]
    public async Task<string> Welcome()
    {
        Func<CancellationToken, Task<string>> call = hello!.HelloAsync;
        return await call(default) + (hello is null ? "" : await hello.HelloAsync());
    }
}
