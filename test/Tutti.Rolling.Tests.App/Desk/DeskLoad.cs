using Microsoft.Extensions.Hosting;
using Tutti.Rolling.Tests.App.Load;
using Tutti.Rolling.Tests.App.Prices;
using Tutti.Rolling.Tests.App.Stock;

namespace Tutti.Rolling.Tests.App.Desk;

/// <summary>Calls from the processes of the desk.</summary>
internal sealed class DeskLoad(IStockClient stock, IPricesClient prices) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Caller.RunAsync(
            stoppingToken,
            new("stock.take", call => Check.TakenAsync(call, item => stock.TakeAsync(item, 1))),
            new("stock.takeSlowly", call => Check.TakenAsync(call, item => stock.TakeSlowlyAsync(item, call.Next(30)))),
            new("stock.look", call => Check.TakenAsync(call, item => stock.LookAsync(item))),
            new("stock.nested", call => Check.TakenAsync(call, item => stock.NestedAsync(item))),
            new("stock.same", call => Check.SameAsync(call, plain => new(stock.SameAsync(plain)))),
            new("stock.copy", call => Check.CopyAsync(call, items => stock.CopyAsync(items))),
            new("prices.find", call => Check.PriceAsync(call, (name, count) => prices.FindAsync(name, count))),
#if VERSION2
            new("stock.added", call => Check.NumberAsync(call, number => stock.AddedAsync(number)))
#else
            new("stock.removed", call => Check.NumberAsync(call, number => stock.RemovedAsync(number)))
#endif
        );
}
