using System.Net;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public Created One(Request request) => new(1, 201, HttpStatusCode.Created);
}

public sealed record Request([property: StatusCode] int Status);

public sealed record Created(int Id, [property: StatusCode] int Status, [property: StatusCode] HttpStatusCode Code)
{
    [StatusCode]
    public int Second => 200;
}
