using Microsoft.Extensions.DependencyInjection;
using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService
{
    [Get("/welcome")]
    public string Welcome(string name) => name;
}

public sealed class WelcomeJob(IServiceProvider services)
{
    public string Run() => services.GetRequiredService<HelloService>().Hello();
}
