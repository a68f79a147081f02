using MyApp.Hello;
using Tutti;
using Greeter = MyApp.Hello.IHelloClient;

namespace MyApp.Welcomes;

public interface IMyGreeter : IHelloClient;

[Service("welcomes")]
public sealed class WelcomesService(Greeter greeter, IMyGreeter mine)
{
    [Get("/welcome")]
    public async Task<string> Welcome() => await greeter.HelloAsync() + await mine.ByeAsync();
}
