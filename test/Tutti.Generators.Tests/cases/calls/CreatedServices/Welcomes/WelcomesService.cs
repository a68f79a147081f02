using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService
{
    public object One() => new HelloService();

    public HelloService Two() => new();
}
