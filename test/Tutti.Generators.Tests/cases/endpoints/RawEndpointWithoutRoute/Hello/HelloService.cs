using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Endpoint]
    public Task One(HttpContext context) => Task.CompletedTask;

    [Endpoint]
    public IResult Two() => Results.Ok();
}
