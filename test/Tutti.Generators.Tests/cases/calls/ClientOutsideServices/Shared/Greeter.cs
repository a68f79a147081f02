using MyApp.Hello;

namespace MyApp.Shared;

public sealed class Greeter(IHelloClient hello)
{
    public IHelloClient Hello => hello;
}
