using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Update update) => "";
}

#nullable disable
public sealed class Update
{
    public string Name { get; set; }

    public int Count { get; set; }
}
