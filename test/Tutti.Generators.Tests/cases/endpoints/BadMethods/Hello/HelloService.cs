using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Endpoint("/one", Methods = "get")]
    public string One() => "";

    [Endpoint("/two", Methods = "GET,,POST")]
    public string Two() => "";

    [Endpoint("/three", Methods = "GET POST")]
    public string Three() => "";

    [Endpoint("/four", Methods = "*,GET")]
    public string Four() => "";

    [Endpoint("/five", Methods = "")]
    public string Five() => "";

    [Endpoint(Methods = "GET")]
    public string Six() => "";

    [Get("/seven", Methods = "POST")]
    public string Seven() => "";

    [Endpoint("/eight", Methods = "PUT, PUT")]
    public string Eight() => "";

    [Endpoint("/nine", Methods = "GET, PROPFIND")]
    public string Nine() => "";
}
