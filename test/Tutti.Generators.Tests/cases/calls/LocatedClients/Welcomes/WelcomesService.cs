using Microsoft.Extensions.DependencyInjection;
using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(IServiceProvider services)
{
    public object One() => services.GetRequiredService<IHelloClient>();

    public object? Two() => services.GetService(typeof(IHelloClient));

    public object Three() => services.GetRequiredService<TimeProvider>();
}
