using Adopt.Data;
using Adopt.Pricing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Adopt.Controllers;

/// <summary>Orders, by a controller as ASP.NET Core knows it.</summary>
/// <param name="shop">The unit of work of this request.</param>
/// <param name="pricing">The service that knows what things cost.</param>
[ApiController]
[Authorize]
[Route("orders")]
public sealed class OrdersController(ShopContext shop, IPricingClient pricing) : ControllerBase
{
    /// <summary>The orders of whoever asks.</summary>
    /// <returns>The orders.</returns>
    [HttpGet]
    public IEnumerable<Order> List() => shop.Orders.Where(order => order.Customer == User.Identity!.Name);

    /// <summary>Places an order at the price of today.</summary>
    /// <param name="request">What is ordered.</param>
    /// <param name="cancellationToken">Ends when the caller goes away.</param>
    /// <returns>The order.</returns>
    [HttpPost]
    public async Task<ActionResult<Order>> Place(PlaceOrder request, CancellationToken cancellationToken)
    {
        var quote = await pricing.QuoteAsync(request.ProductId, request.Quantity, cancellationToken);
        var order = shop.Add(User.Identity!.Name!, quote.ProductId, quote.Quantity, quote.Total);
        shop.SaveChanges();
        return order;
    }
}

/// <summary>What is ordered.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many pieces.</param>
public sealed record PlaceOrder(int ProductId, int Quantity = 1);
