using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IHelloClient hello)
{
    [Post("/a")]
    public void A()
    {
        hello.HelloAsync();
    }

    [Post("/b")]
    public void B() => hello.HelloAsync().ConfigureAwait(false);

    [Post("/c")]
    public void C()
    {
        Action action = () => hello.HelloAsync();
        action();
    }

    [Post("/d")]
    public Task Fine() => hello.HelloAsync();

    [Post("/e")]
    public void OnPurpose()
    {
        _ = hello.HelloAsync();
    }

    // The compiler says it itself.
    [Post("/f")]
    public async Task OfTheCompiler()
    {
        hello.HelloAsync();
        await Task.Yield();
    }
}
