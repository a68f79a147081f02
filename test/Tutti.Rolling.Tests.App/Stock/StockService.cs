using Microsoft.Extensions.DependencyInjection;
using Tutti.Rolling.Tests.App.Desk;

namespace Tutti.Rolling.Tests.App.Stock;

[Service("stock")]
public sealed class StockService(IDeskClient desk) : IConfigureService
{
    public static void Configure(ServiceSetup setup) => setup.Services.AddHostedService<StockLoad>();

#if VERSION2
    [Endpoint]
    public Taken Take(Item item, int times, int bonus = 0) => Versions.Taken(item, item.Count * times + bonus);

    [Endpoint]
    public Plain Added(int number) => new(number + 1, "added", Versions.Current);
#else
    [Endpoint]
    public Taken Take(Item item, int times) => Versions.Taken(item, item.Count * times);

    [Endpoint]
    public Plain Removed(int number) => new(number + 1, "removed", Versions.Current);
#endif

    /// <summary>Is on its way for a while, also when its process is told to stop.</summary>
    [Endpoint]
    public async Task<Taken> TakeSlowly(Item item, int milliseconds, CancellationToken cancellationToken)
    {
        await Task.Delay(milliseconds, cancellationToken);
        return Versions.Taken(item, item.Count);
    }

    [Endpoint(Idempotent = true)]
    public Taken Look(Item item) => Versions.Taken(item, item.Count);

    [Endpoint]
    public Plain Same(Plain plain) => plain with { Number = plain.Number + 1, Version = Versions.Current };

    /// <summary>Calls the process kind back from which it is called.</summary>
    [Endpoint]
    public Task<Taken> Nested(Item item, CancellationToken cancellationToken) =>
        desk.CountAsync(item, cancellationToken);

    /// <summary>More than one frame, both ways.</summary>
    [Endpoint]
    public List<Item> Copy(List<Item> items) => [.. Enumerable.Reverse(items)];
}
