using System.ComponentModel.DataAnnotations;
using Adopt.Data;
using Microsoft.AspNetCore.Authorization;
using Tutti;

namespace Adopt.Pricing;

/// <summary>Knows what things cost.</summary>
/// <param name="shop">The host's unit of work, one for each call.</param>
[Service("pricing")]
[Authorize]
public sealed class PricingService(ShopContext shop) : IConfigureService
{
    private const int Many = 10;
    private const decimal DiscountForMany = 0.10m;

    /// <summary>Takes from the host what the service still shares with the rest of the app.</summary>
    /// <param name="setup">The service's registrations.</param>
    public static void Configure(ServiceSetup setup) => setup.AddFromHost<ShopContext>();

    /// <summary>What some pieces of a product cost.</summary>
    /// <param name="productId">The product.</param>
    /// <param name="quantity">How many pieces.</param>
    /// <returns>The price.</returns>
    [Get("/pricing/{productId}", Public = true)]
    public Quote Quote(int productId, [Range(1, 100)] int quantity = 1)
    {
        var product =
            shop.Products.FirstOrDefault(product => product.Id == productId)
            ?? throw Problem.NotFound($"There is no product {productId}.");
        var total = product.Price * quantity;
        return new(productId, quantity, quantity >= Many ? total * (1 - DiscountForMany) : total);
    }

    /// <summary>The rules that prices are made by; only for the staff.</summary>
    /// <returns>The rules.</returns>
    [Get("/pricing/rules", Public = true)]
    [Authorize(Roles = "staff")]
    public PricingRules Rules() => new(Many, DiscountForMany);
}

/// <summary>A price.</summary>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Total">What they cost together.</param>
public sealed record Quote(int ProductId, int Quantity, decimal Total);

/// <summary>The rules that prices are made by.</summary>
/// <param name="Many">From how many pieces there is a discount.</param>
/// <param name="Discount">The part of the price that is given off.</param>
public sealed record PricingRules(int Many, decimal Discount);
