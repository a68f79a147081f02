using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService(IHelloClient hello)
{
    public IHelloClient Hello => hello;
}
