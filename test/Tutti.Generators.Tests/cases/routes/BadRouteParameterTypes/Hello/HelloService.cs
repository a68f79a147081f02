using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one/{ids}")]
    public string One(int[] ids) => "";

    [Get("/two/{*rest}")]
    public string Two(int rest) => "";

    [Post("/three/{request}")]
    public string Three(Update request) => "";

    [Post("/four/{tags}")]
    public string Four(Update request) => "";
}

public sealed record Update(int Id, string[] Tags);
