using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Post("/items")]
    public void Add(Item item, [Range(1, 10)] string text) { }
}

public sealed record Item(
    [StringLength(5)] int A,
    [StringLength(5)] List<string> B,
    [EmailAddress] Uri C,
    [MaxLength(5)] decimal? D,
    [Range(0, 1)] DateOnly E,
    [Range(0, 1)] string[] F,
    [Length(1, 2)] Guid G,
    [Range(0, 1)] Size Fine,
    [Url] Uri AlsoFine,
    [MaxLength(5)] Dictionary<string, int> FineToo,
    [Range(typeof(DateOnly), "2000-01-01", "2100-01-01")] DateOnly Day
);

public enum Size
{
    Small,
    Large,
}
