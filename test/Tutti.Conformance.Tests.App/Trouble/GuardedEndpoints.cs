using Microsoft.AspNetCore.Authorization;

namespace Tutti.Conformance.Tests.App.Trouble;

/// <summary>Are not for everybody.</summary>
public sealed class GuardedEndpoints
{
    [Endpoint]
    [Authorize]
    public string ForUsers() => "welcome";

    [Endpoint]
    [Authorize(Roles = "admin")]
    public string ForAdmins(Order order) => order.Product;
}
