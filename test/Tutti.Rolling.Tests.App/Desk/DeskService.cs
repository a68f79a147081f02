using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Rolling.Tests.App.Desk;

[Service("desk")]
public sealed class DeskService : IConfigureService
{
    public static void Configure(ServiceSetup setup) => setup.Services.AddHostedService<DeskLoad>();

    [Endpoint]
    public Taken Count(Item item) => Versions.Taken(item, item.Count);

    [Endpoint]
    public ValueTask<Plain> Same(Plain plain) =>
        new(plain with { Number = plain.Number + 1, Version = Versions.Current });
}
