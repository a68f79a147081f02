using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService(IServiceProvider services)
{
    [Get("/hello")]
    public string Hello() => services.ToString() ?? "";
}

public sealed class Worker(IServiceProvider services)
{
    public string Work() => services.ToString() ?? "";
}
