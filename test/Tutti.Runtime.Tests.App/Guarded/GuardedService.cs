using Microsoft.AspNetCore.Authorization;

namespace Tutti.Runtime.Tests.App.Guarded;

/// <summary>Lets in whom it knows.</summary>
[Service("guarded")]
[Authorize]
public sealed class GuardedService
{
    [Get("/guarded", Public = true)]
    public Pass Enter() => new("entered");

    [Get("/guarded/admin", Public = true)]
    [Authorize(Roles = "admin")]
    public Pass Admin() => new("administers");

    [Get("/guarded/open", Public = true)]
    [AllowAnonymous]
    public Pass Open() => new("open");
}

public sealed record Pass(string Text);
