using Microsoft.AspNetCore.Http;

namespace MyApp.Web;

// Belongs to no service: ASP.NET Core's own part of the app may do as it likes.
public sealed class Visitor(IHttpContextAccessor accessor)
{
    public string? Agent => accessor.HttpContext?.Request.Headers.UserAgent;
}
