using Tutti;

namespace MyApp.Hello;

public sealed class More
{
    [Get("/four")]
    public string Find() => "";
}
