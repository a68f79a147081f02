using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/a", Tags = ["greetings", "", "greetings"])]
    public void A() { }

    [Get("/b", Tags = new[] { "b", " " })]
    public void B() { }
}
