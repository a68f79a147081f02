using Tutti;

namespace MyApp.Hello;

public sealed class GeneratedEndpoints
{
    [Get("/generated")]
    public string Root() => "";
}
