using System.Text.Json.Serialization;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Update update) => "";
}

public sealed record Update(string Name, [property: JsonPropertyName("name")] string Title);
