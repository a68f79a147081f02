using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one")]
    [Post("/one")]
    public string One() => "";
}
