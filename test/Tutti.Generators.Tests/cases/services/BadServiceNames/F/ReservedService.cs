using Tutti;

namespace MyApp.F;

[Service(Name)]
public sealed class ReservedService
{
    public const string Name = "app";
}
