using System.ComponentModel.DataAnnotations;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    [Post("/users")]
    public void Add(User user) { }
}

public sealed record User(string Password, string Again)
{
    [Compare("Pasword")]
    public string? Wrong { get; init; }

    [Compare(nameof(Password))]
    public string? Right { get; init; }
}
