using Tutti;

namespace MyApp.Order;

[Service("order")]
public sealed class OrderService
{
    [Get("/orders/{id}")]
    public Order Get(int id) => new(id, new(""), Status.Open);
}

public sealed record Order(int Id, Customer Customer, Status Status);

// A sibling namespace has this name.
public sealed record Customer(string Name);

public enum Status
{
    Open,
}

// Nobody outside can see this one.
internal sealed class MyApp;
