using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Get("/one")]
    public string One(Filter filter) => "";

    [Post("/two")]
    public string Two(Filter filter) => "";

    [Get("/three")]
    public string Three(Dictionary<string, string> values) => "";

    [Post("/four")]
    public string Four(Odd request) => "";

    [Post("/five")]
    public string Five([Cookie] string[] visits) => "";
}

public sealed record Filter(string Text, Range Range);

public sealed record Range(int From, int To);

public sealed record Odd([Header] Range Range, [Cookie] List<int> Numbers, [Query] List<int> Pages, string Text);
