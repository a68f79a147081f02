using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/a")]
    public void A(string name, [Query("Name")] string other) { }

    [Get("/b")]
    public void B(Search search, int page) { }

    [Post("/c/{name}")]
    public void C(string name, Body body, [Query("name")] string? query) { }
}

public sealed record Search(string Text, int Page, [Header("X-Page")] string? Size, [Header("x-page")] string? Again);

public sealed record Body(string Name, [Header("X-Page")] string? Page);
