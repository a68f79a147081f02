using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/hello")]
    public Answer Hello([Header] string? connection, [Header("te")] string? encoding, [Header] string? host) => new("");
}

public sealed record Answer(string Text)
{
    [Header]
    public string ContentType => "text/plain";

    [Header("Keep-Alive")]
    public string KeepAlive => "timeout=5";

    [Header]
    public string? ETag { get; init; }
}
