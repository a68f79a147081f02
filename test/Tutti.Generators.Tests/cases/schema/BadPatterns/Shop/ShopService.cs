using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Get("/items")]
    public void Find([RegularExpression("[a-z")] string text, [RegularExpression("[a-z]+")] string? fine = null) { }

    [Post("/items")]
    public void Add(Item item) { }
}

public sealed record Item([property: RegularExpression(@"(\d+")] string Number);
