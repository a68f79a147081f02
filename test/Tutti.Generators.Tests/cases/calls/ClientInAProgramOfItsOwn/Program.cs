using Microsoft.Extensions.DependencyInjection;
using MyApp.Hello;

var services = new ServiceCollection().BuildServiceProvider();
new Greeter(services.GetRequiredService<IHelloClient>());

public sealed class Greeter(IHelloClient hello)
{
    public IHelloClient Hello => hello;
}
