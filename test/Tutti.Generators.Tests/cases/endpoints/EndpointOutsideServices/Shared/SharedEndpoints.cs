using Tutti;

namespace MyApp.Shared;

public sealed class SharedEndpoints
{
    [Get("/one")]
    public string One() => "1";

    [Get("/two")]
    public string Two() => "2";
}
