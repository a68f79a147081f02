using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Get("/items")]
    public void Find([Range(1, 100)] int limit = 0, [Range(1, 100)] int size = 100) { }

    [Post("/items")]
    public void Add(Item item) { }
}

public sealed record Item(
    [MinLength(1)] string Name = "",
    [RegularExpression("[a-z]+")] string Code = "A1",
    [RegularExpression("[a-z]+")] string Fine = "a"
)
{
    [Required]
    public string Text { get; init; } = "";

    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Part { get; init; } = 1;

    [Range(-5, 5)]
    public int Offset { get; init; } = -6;
}
