using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Endpoint(Public = true)]
    public string One() => "";

    [Endpoint(Public = false)]
    public string Two() => "";
}
