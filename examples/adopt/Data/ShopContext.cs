namespace Adopt.Data;

/// <summary>A unit of work, as one of Entity Framework would be: one for each request, changes are kept only when they are saved.</summary>
/// <param name="database">Where everything is kept.</param>
public sealed class ShopContext(ShopDatabase database)
{
    private readonly List<Order> _added = [];

    /// <summary>What can be bought.</summary>
    public IReadOnlyList<Product> Products => database.Products;

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<Order> Orders => database.Orders;

    /// <summary>Adds an order; it is there when it is saved.</summary>
    /// <param name="customer">Who orders.</param>
    /// <param name="productId">The product.</param>
    /// <param name="quantity">How many.</param>
    /// <param name="total">For how much.</param>
    /// <returns>The order.</returns>
    public Order Add(string customer, int productId, int quantity, decimal total)
    {
        var order = new Order(database.NextOrderId(), customer, productId, quantity, total);
        _added.Add(order);
        return order;
    }

    /// <summary>Keeps what was added.</summary>
    public void SaveChanges()
    {
        database.Keep(_added);
        _added.Clear();
    }
}

/// <summary>Something that can be bought.</summary>
/// <param name="Id">The number.</param>
/// <param name="Name">The name.</param>
/// <param name="Price">What a piece costs.</param>
public sealed record Product(int Id, string Name, decimal Price);

/// <summary>Something that was bought.</summary>
/// <param name="Id">The number.</param>
/// <param name="Customer">By whom.</param>
/// <param name="ProductId">The product.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="Total">For how much.</param>
public sealed record Order(int Id, string Customer, int ProductId, int Quantity, decimal Total);
