using System.Diagnostics;
using System.Globalization;
using Tutti.Runtime.Tests.App.Guarded;
using Tutti.Runtime.Tests.App.Ledger;
using Tutti.Runtime.Tests.App.Orders;

namespace Tutti.Runtime.Tests.App.Shop;

/// <summary>Calls others, and tells what it got.</summary>
[Service("shop")]
public sealed class ShopService(ILedgerClient ledger, IGuardedClient guarded, IOrdersClient orders)
{
    [Get("/shop/add", Public = true)]
    public Task<Sum> Add(int left, int right) => ledger.AddAsync(left, right);

    [Get("/shop/files", Public = true, Timeout = "none")]
    public async Task<Sum> AddAfter(string folder)
    {
        await WaitingFile.WaitAsync(folder);
        return await ledger.AddAsync(40, 2);
    }

    [Get("/shop/add-again", Public = true)]
    public Task<Sum> AddAgain(int left, int right) => ledger.AddAgainAsync(left, right);

    [Get("/shop/add-fast", Public = true)]
    public ValueTask<Sum> AddFast(int left, int right) => ledger.AddFastAsync(left, right);

    [Get("/shop/add-slowly", Public = true)]
    public Task<Sum> AddSlowly(int left, int right) => ledger.AddSlowlyAsync(left, right);

    /// <summary>What a thousand calls have allocated.</summary>
    [Get("/shop/measure", Public = true)]
    public async Task<Sum> Measure()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            await ledger.SameAsync(i);
        }
        return new Sum((int)(GC.GetAllocatedBytesForCurrentThread() - before));
    }

    [Get("/shop/change", Public = true)]
    public async Task<Changes> Change()
    {
        var mine = new Basket { Items = ["mine"] };
        var theirs = await ledger.ChangeAsync(mine);
        return new Changes(mine.Items, theirs.Items, ReferenceEquals(mine, theirs));
    }

    [Post("/shop/record", Public = true)]
    public async Task<Entry?> Record(string text, int weight)
    {
        await ledger.RecordAsync(new Entry(text, weight));
        return await ledger.FindAsync(text);
    }

    [Get("/shop/find", Public = true)]
    public Task<Entry?> Find(string text) => ledger.FindAsync(text);

    [Post("/shop/record-null", Public = true)]
    public Task RecordNull() => ledger.RecordAsync(null!);

    [Post("/shop/record-hollow", Public = true)]
    public Task RecordHollow() => ledger.RecordAsync(new Entry(null!, 1));

    [Get("/shop/refuse/{code}", Public = true)]
    public async Task<Caught> Refuse(ProblemCode code) => await Catch(() => ledger.RefuseAsync(code));

    [Get("/shop/refuse-through/{code}", Public = true)]
    public Task<Sum> RefuseThrough(ProblemCode code) => ledger.RefuseAsync(code);

    [Get("/shop/break", Public = true)]
    public async Task<Caught> Break() => await Catch(() => ledger.BreakAsync());

    [Get("/shop/null", Public = true)]
    public async Task<Caught> GiveNull() => await Catch(() => ledger.GiveNullAsync());

    [Get("/shop/invalid", Public = true)]
    public async Task<Caught> Invalid() =>
        await Catch(() => orders.EchoAsync(new Order(1, "v", "n", [new Line("", 100), new Line("good", 0)])));

    [Get("/shop/wait/{name}", Public = true)]
    public Task<Sum> Wait(string name) => ledger.WaitAsync(name);

    [Get("/shop/wait-hurried/{name}", Public = true, Timeout = "200ms")]
    public Task<Sum> WaitHurried(string name) => ledger.WaitAsync(name);

    [Get("/shop/wait-deaf", Public = true, Timeout = "200ms")]
    public Task<Sum> WaitDeaf() => ledger.WaitDeafAsync();

    [Get("/shop/wait-shortly", Public = true)]
    public async Task<Caught> WaitShortly() => await Catch(() => ledger.WaitShortlyAsync());

    /// <summary>Gives up what it has called, by a token of its own.</summary>
    [Get("/shop/give-up/{name}", Public = true)]
    public async Task<Caught> GiveUp(string name)
    {
        using var source = new CancellationTokenSource();
        var waiting = ledger.WaitAsync(name, source.Token);
        await Trouble.Gate.Shared.WaitAsync($"{name}-entered");
        await source.CancelAsync();
        return await Catch(() => waiting);
    }

    [Get("/shop/around", Public = true)]
    public async Task<Around> Around()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-AT");
        Activity.Current?.AddBaggage("tenant", "acme");
        var there = await ledger.LookAroundAsync();
        return new Around(Activity.Current?.TraceId.ToHexString(), there);
    }

    [Get("/shop/enter", Public = true)]
    public async Task<Caught> Enter() => await Catch(() => guarded.EnterAsync());

    [Get("/shop/admin", Public = true)]
    public async Task<Caught> Admin() => await Catch(() => guarded.AdminAsync());

    private static async Task<Caught> Catch<T>(Func<Task<T>> call)
        where T : class
    {
        try
        {
            var result = await call();
            return new Caught($"{result}", null, null, [], false);
        }
        catch (ProblemException problem)
        {
            return new Caught(
                null,
                problem.Code,
                problem.Message,
                problem.Errors?.Select(e => $"{e.Key}: {string.Join(' ', e.Value)}").Order().ToList() ?? [],
                problem.InnerException is not null
            );
        }
        catch (OperationCanceledException)
        {
            return new Caught("gave up", null, null, [], false);
        }
    }
}

public sealed record Changes(IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs, bool Same);

public sealed record Caught(
    string? Result,
    ProblemCode? Code,
    string? Text,
    IReadOnlyList<string> Errors,
    bool HasCause
);

public sealed record Around(string? TraceId, Surroundings There);
