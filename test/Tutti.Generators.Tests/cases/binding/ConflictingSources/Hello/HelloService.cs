using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one")]
    public string One([Query] [Header] int page) => "";

    [Post("/two")]
    public string Two(Update request) => "";
}

public sealed record Update([Header("If-Match")] [property: Cookie] string Version)
{
    [Query, Cookie]
    public string? Trace { get; init; }
}
