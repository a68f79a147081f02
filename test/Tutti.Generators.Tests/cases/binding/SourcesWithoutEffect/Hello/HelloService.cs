using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one/{id}")]
    public string One([Query] int id) => "";

    [Endpoint]
    public string Two([Header] string version) => "";

    [Get("/three")]
    public string Three([Query] CancellationToken cancellationToken) => "";

    [Post("/four")]
    public string Four([Header] Update request) => "";

    [Post("/five")]
    public Task Five([Header] HttpContext context) => Task.CompletedTask;

    [Get("/six")]
    public Answer Six() => new("", new(""));
}

public sealed record Update([Header] string Version, Inner Inner);

public sealed record Inner([Query] string Nested);

public sealed record Answer([property: Header] string Version, Deep Deep);

public sealed record Deep([property: Header] string Nested);
