using Tutti;

namespace MyApp.Bare;

[Service("bare")]
public sealed class BareService(BareStore store)
{
    [Get("/bare")]
    public string Get() => store.ToString() ?? "";
}

public sealed class BareStore;
