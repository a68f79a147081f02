using MyApp.Hello;
using Tutti;

namespace MyApp.Welcomes;

[Service("welcomes")]
public sealed class WelcomesService(
    Lazy<IHelloClient> lazy,
    Func<IHelloClient> make,
    IEnumerable<IHelloClient> all,
    IHelloClient[] array
)
{
    public object[] All => [lazy, make, all, array];
}
