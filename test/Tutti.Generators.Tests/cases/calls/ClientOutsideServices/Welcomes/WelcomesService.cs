using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IHelloClient hello)
{
    public IHelloClient Hello => hello;
}
