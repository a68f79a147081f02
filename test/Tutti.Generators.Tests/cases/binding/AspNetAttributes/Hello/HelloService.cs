using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
[ApiController]
[Route("api")]
[Authorize]
public sealed class HelloService([FromKeyedServices("slow")] HttpClient http)
{
    [Get("/one/{id}")]
    [HttpGet("one")]
    [AllowAnonymous]
    public string One([FromRoute] int id, [FromQuery(Name = "p")] int page, [FromHeader] string version) => "";

    [Post("/two")]
    [Produces("application/json")]
    [RequestSizeLimit(1)]
    public string Two([FromBody] Update request) => http.ToString() ?? "";

    [Post("/three")]
    public string Three([FromServices] TimeProvider time) => "";

    [Post("/four")]
    public string Four([FromKeyedServices("utc")] TimeProvider time, [FromForm] string name) => "";
}

public sealed record Update([FromQuery] int Page)
{
    [FromHeader]
    public string? Version { get; init; }
}
