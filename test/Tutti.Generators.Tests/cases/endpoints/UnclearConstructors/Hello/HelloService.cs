using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService;

public sealed class Hidden
{
    private Hidden() { }

    [Get("/hidden")]
    public string InHidden() => "";
}

public sealed class Ambiguous
{
    public Ambiguous(TimeProvider time) { }

    public Ambiguous(HttpClient http) { }

    [Get("/ambiguous")]
    public string InAmbiguous() => "";
}

public sealed class Longest
{
    public Longest() { }

    public Longest(HttpClient http) { }

    [Get("/longest")]
    public string InLongest() => "";
}
