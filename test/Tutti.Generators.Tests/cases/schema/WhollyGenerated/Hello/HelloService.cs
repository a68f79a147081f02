using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/orders")]
    public string Order(Order order) => order.Item;
}
