using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one/{nmae}")]
    public string One(string name) => name;

    [Post("/two/{id}/{other}")]
    public string Two(Update request) => request.Title;

    [Get("/three/{id}")]
    public Task Three(HttpContext context) => Task.CompletedTask;
}

public sealed record Update(int Id, string Title);
