using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService(
    Known known,
    IKnown other,
    Created created,
    Forgotten forgotten,
    IForgotten interface1,
    ILogger<ShopService> logger,
    Optional? optional = null
) : IConfigureService
{
    public static void Configure(ServiceSetup setup)
    {
        setup.Services.AddSingleton<Known>().AddSingleton<IKnown>(services => services.GetRequiredService<Known>());
        setup.Services.AddSingleton(new Created());
    }

    [Get("/all")]
    public string Get() => $"{known}{other}{created}{forgotten}{interface1}{logger}{optional}";
}

public interface IKnown;

public interface IForgotten;

public sealed class Known : IKnown;

public sealed class Created;

public sealed class Forgotten : IForgotten;

public sealed class Optional;
