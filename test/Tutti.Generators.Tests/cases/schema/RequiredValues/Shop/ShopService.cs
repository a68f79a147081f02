using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Post("/items")]
    public void Add(Item item) { }
}

public sealed class Item
{
    [Required]
    public int Count { get; set; }

    [Required]
    public int? Price { get; set; }

    [Required]
    public required string Name { get; init; }
}
