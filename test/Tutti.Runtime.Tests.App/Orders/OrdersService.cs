using System.ComponentModel.DataAnnotations;

namespace Tutti.Runtime.Tests.App.Orders;

/// <summary>Takes requests that have parts everywhere.</summary>
[Service("orders")]
public sealed class OrdersService
{
    [Post("/orders/{customer}", Public = true)]
    public Order Place(OrderRequest request) =>
        new(request.Customer, request.Version, request.Note, [.. request.Lines]);

    [Post("/orders/echo", Public = true)]
    public Order Echo(Order order) => order;

    [Post("/orders/lines", Public = true)]
    public IReadOnlyList<Line> Lines(List<Line> lines) => lines;

    [Post("/orders/optional", Public = true)]
    public Settings Optional(Settings settings) => settings;

    [Post("/orders/small", Public = true, BodyLimit = 100)]
    public Settings Small(Settings settings) => settings;

    [Post("/orders/huge", Public = true, BodyLimit = 40_000_000)]
    public Size Huge(Text text) => new(text.Content.Length);

    [Post("/orders/endless", Public = true, BodyLimit = -1)]
    public Size Endless(Text text) => new(text.Content.Length);

    [Post("/orders/hurried", Public = true, Timeout = "500ms")]
    public Settings Hurried(Settings settings) => settings;

    [Get("/orders", Public = true)]
    public Settings Find([Range(1, 100)] int limit, [StringLength(5)] string? name) => new(limit, name ?? "none");
}

public sealed record OrderRequest(
    [Range(1, 1000)] int Customer,
    [Header("If-Match")] string Version,
    [MinLength(1)] IReadOnlyList<Line> Lines,
    [StringLength(10)] string Note = "none"
);

public sealed record Order(int Customer, string Version, string Note, IReadOnlyList<Line> Lines);

public sealed record Line(
    [StringLength(20, MinimumLength = 1)] string Product,
    [Range(1, 99)] int Quantity,
    decimal Price = 1.5m
);

public sealed record Settings(int Limit = 10, string Name = "default");

public sealed record Text(string Content);

public sealed record Size(int Length);
