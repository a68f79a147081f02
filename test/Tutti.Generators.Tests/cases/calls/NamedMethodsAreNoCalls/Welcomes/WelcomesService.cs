using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IHelloClient hello)
{
    [Get("/welcome")]
    public string Welcome() => $"{nameof(hello.HelloAsync)} of {hello}";
}
