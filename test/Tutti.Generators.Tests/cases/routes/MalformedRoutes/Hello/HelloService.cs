using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    private const string Prefix = "api";

    [Get("hello")]
    public string One() => "";

    [Get("/hello/")]
    public string Two() => "";

    [Get("/a//b")]
    public string Three() => "";

    [Get("/users/{id:int}")]
    public string Four(int id) => "";

    [Get("/users/{id?}")]
    public string Five(int? id) => "";

    [Get(@"/files/{*path}/x")]
    public string Six(string path) => "";

    [Get("""/v{version}""")]
    public string Seven(string version) => "";

    [Get("/tab\there")]
    public string Eight() => "";

    [Get(Prefix + "/x")]
    public string Nine() => "";

    [Get(route: "/search?q={q}")]
    public string Ten(string q) => "";

    [Get("")]
    public string Eleven() => "";

    [Get("/users/:id")]
    public string Twelve(int id) => "";
}
