using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/hello")]
    public string Hello() => "";
}

public sealed class HelloJob(IServiceProvider services)
{
    public string Run() => services.GetRequiredService<HelloService>().Hello();

    public object? Other() => services.GetService<HelloJob>();
}
