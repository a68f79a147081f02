using Microsoft.Extensions.Hosting;
using Tutti.Rolling.Tests.App.Desk;
using Tutti.Rolling.Tests.App.Load;
using Tutti.Rolling.Tests.App.Prices;

namespace Tutti.Rolling.Tests.App.Stock;

/// <summary>Calls from the processes of the stock.</summary>
internal sealed class StockLoad(IDeskClient desk, IPricesClient prices) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Caller.RunAsync(
            stoppingToken,
            new("desk.count", call => Check.TakenAsync(call, item => desk.CountAsync(item))),
            new("desk.same", call => Check.SameAsync(call, plain => desk.SameAsync(plain))),
            new("prices.find", call => Check.PriceAsync(call, (name, count) => prices.FindAsync(name, count)))
        );
}
