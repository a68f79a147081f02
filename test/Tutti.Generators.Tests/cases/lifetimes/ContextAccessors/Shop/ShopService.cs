using Microsoft.AspNetCore.Http;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService;

public sealed class Visitor(IHttpContextAccessor accessor)
{
    public string? Agent => accessor.HttpContext?.Request.Headers.UserAgent;
}
