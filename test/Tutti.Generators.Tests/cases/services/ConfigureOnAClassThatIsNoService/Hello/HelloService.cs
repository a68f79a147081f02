using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService : IConfigureService
{
    public static void Configure(ServiceSetup setup) { }
}
