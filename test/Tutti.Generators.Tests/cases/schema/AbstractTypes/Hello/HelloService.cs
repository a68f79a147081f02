using System.Text.Json.Serialization;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Drawing drawing) => "";
}

public sealed record Drawing(Shape Shape, Animal Animal);

public abstract record Shape;

[JsonPolymorphic]
[JsonDerivedType(typeof(Dog), "dog")]
public abstract record Animal;

public sealed record Dog(string Name) : Animal;
