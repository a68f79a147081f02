using Tutti;

namespace MyApp.Hello;

public sealed class SearchAttribute(string route) : EndpointAttribute(route);

[Service("hello")]
public sealed class HelloService
{
    [Search("/search")]
    public string Search() => "";
}
