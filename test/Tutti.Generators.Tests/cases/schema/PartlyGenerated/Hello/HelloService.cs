using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Empty empty) => "";

    [Post("/two")]
    public string Two(Half half) => "";
}

public sealed partial class Empty;

public sealed partial class Half
{
    public string Name { get; set; } = "";
}
