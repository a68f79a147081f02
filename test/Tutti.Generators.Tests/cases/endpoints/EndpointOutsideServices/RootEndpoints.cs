using Tutti;

namespace MyApp;

public sealed class RootEndpoints
{
    [Get("/root")]
    public string Root() => "";
}
