using Tutti;

namespace MyApp.Other;

[Service("other")]
public sealed class OtherService
{
    [Get("/five")]
    public string Find() => "";
}
