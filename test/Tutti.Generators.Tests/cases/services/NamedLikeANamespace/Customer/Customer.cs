using Tutti;

namespace MyApp.Customer;

[Service("customer")]
public sealed class Customer
{
    [Endpoint]
    public void Greet() { }
}
