using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/a", BodyLimit = 1000)]
    public void A() { }

    [Endpoint("/b", Methods = "GET,DELETE", BodyLimit = -1)]
    public void B() { }

    [Endpoint(BodyLimit = 1000)]
    public void C() { }

    [Endpoint("/d", Methods = "GET,POST", BodyLimit = 1000)]
    public void D() { }

    [Delete("/e", BodyLimit = 1000)]
    public void E(HttpContext context) { }
}
