using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Create create, int count, Update update, List<Update> updates) => "";
}

public sealed record Create(string Name);

public sealed record Update(string Name);
