using Tutti;

namespace MyApp.Hello;

public sealed class HelloSetup : Tutti.IConfigureService
{
    public static void Configure(ServiceSetup setup) { }
}

public abstract class CommonSetup : IConfigureService
{
    public static void Configure(ServiceSetup setup) { }
}
