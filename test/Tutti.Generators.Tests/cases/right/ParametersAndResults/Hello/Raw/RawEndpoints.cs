using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello.Raw;

public sealed class RawEndpoints
{
    [Endpoint("/raw/{*path}", Methods = "*")]
    public Task Raw(HttpContext context) => Task.CompletedTask;

    [Get("/result/{id}")]
    public IResult Result(int id, HttpContext context) => Results.Ok();

    [Get("/result")]
    public Task<IResult> ResultLater([Query] int page) => Task.FromResult(Results.NoContent());
}
