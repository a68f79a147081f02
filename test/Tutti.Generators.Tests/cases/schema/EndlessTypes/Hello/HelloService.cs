using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(Person person) => "";

    [Post("/two")]
    public string Two(Tree tree) => "";
}

public sealed record Person(string Name, Person Parent);

public sealed record Tree(string Name, Tree? Parent, IReadOnlyList<Tree> Children);
