using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/healthz")]
    public string One() => "";

    [Get("/ReadyZ")]
    public string Two() => "";

    [Post("/tutti/call/{service}")]
    public string Three(string service) => "";
}
