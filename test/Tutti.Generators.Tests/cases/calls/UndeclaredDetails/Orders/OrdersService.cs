using Tutti;

namespace MyApp.Orders;

[Service("orders")]
public sealed class OrdersService
{
    [Endpoint]
    [Throws<OutOfStock>(ProblemCode.FailedPrecondition)]
    [Throws<System.IO.Stream>(ProblemCode.Aborted)]
    public void Create(string product)
    {
        if (product.Length == 0)
        {
            throw Problem.InvalidArgument("No product.").WithDetails(new Missing("product"));
        }
        throw Problem.FailedPrecondition("None.").WithDetails(new SoldOut(product));
    }
}

public class OutOfStock(string product)
{
    public string Product { get; } = product;
}

public sealed class SoldOut(string product) : OutOfStock(product);

public sealed record Missing(string Member);
