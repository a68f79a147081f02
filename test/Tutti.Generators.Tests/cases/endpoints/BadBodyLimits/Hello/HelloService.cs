using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one", BodyLimit = 0)]
    public string One() => "";

    [Post("/two", BodyLimit = -2)]
    public string Two() => "";

    [Post("/three", BodyLimit = -1)]
    public string Three() => "";
}
