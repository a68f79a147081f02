using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Post("/items")]
    public void Add(Item item, [Range(10, 1)] int count) { }
}

public sealed record Item(
    [Range(5.5, 1.5)] double A,
    [StringLength(3, MinimumLength = 5)] string B,
    [Length(5, 3)] string[] C,
    [MinLength(5), MaxLength(3)] string D,
    [StringLength(10)] [MinLength(20)] string E,
    [MaxLength(0)] string F,
    [Range(1, 1, MinimumIsExclusive = true)] int G,
    [Range(typeof(decimal), "10", "1")] decimal H,
    [StringLength(-1)] string I
)
{
    [Range(2, 1)]
    public int J { get; init; }

    [MinLength(3)]
    [MaxLength(3)]
    public string? Fine => null;
}
