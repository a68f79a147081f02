using Tutti;

namespace MyApp.D;

public sealed class Outer
{
    [Service("d")]
    public sealed class NestedService;
}
