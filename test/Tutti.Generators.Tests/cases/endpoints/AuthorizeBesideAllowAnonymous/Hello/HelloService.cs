using Microsoft.AspNetCore.Authorization;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
[Authorize]
public sealed class HelloService
{
    [Get("/a", Public = true)]
    [AllowAnonymous]
    public void LetsTheClassesRuleGo() { }

    [Get("/b", Public = true)]
    [Authorize(Roles = "admin")]
    [AllowAnonymous]
    public void Both() { }
}

[AllowAnonymous]
public sealed class OpenToAll
{
    [Get("/c", Public = true)]
    [Authorize]
    public void Closed() { }

    [Get("/d", Public = true)]
    public void Open() { }
}
