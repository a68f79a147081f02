using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using Tutti.Runtime.Tests.App.Trouble;

namespace Tutti.Runtime.Tests.App.Ledger;

/// <summary>Is called by others.</summary>
[Service("ledger")]
public sealed class LedgerService
{
    [Endpoint]
    public Sum Add(int left, int right) => new(left + right);

    [Endpoint(Idempotent = true)]
    public Sum AddAgain(int left, int right) => new(left + right);

    [Endpoint]
    public ValueTask<Sum> AddFast(int left, int right) => new(new Sum(left + right));

    [Endpoint]
    public ValueTask<Sum> Same(int value) => new(Sums.One);

    [Endpoint]
    public async Task<Sum> AddSlowly(int left, int right, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return new Sum(left + right);
    }

    /// <summary>Changes what it was given, which its caller must not notice.</summary>
    [Endpoint]
    public Basket Change(Basket basket)
    {
        basket.Items.Add("changed by the callee");
        return basket;
    }

    [Endpoint]
    public void Record(Entry entry) => Last = entry;

    [Endpoint]
    public Entry? Find(string text) => Last?.Text == text ? Last : null;

    [Endpoint]
    public Sum Refuse(ProblemCode code) =>
        throw new ProblemException(
            code,
            "Refused.",
            new Dictionary<string, string[]> { ["code"] = ["is refused"] },
            new InvalidOperationException("a secret cause")
        );

    [Endpoint]
    public Sum Break() => throw new InvalidOperationException("a secret text");

    [Endpoint]
    public Sum GiveNull() => null!;

    [Endpoint]
    public async Task<Sum> Wait(string name, CancellationToken cancellationToken)
    {
        Gate.Shared.Open($"{name}-entered");
        await Gate.Shared.PassAsync(name, cancellationToken);
        return new Sum(0);
    }

    [Endpoint(Timeout = "200ms")]
    public async Task<Sum> WaitShortly(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new Sum(0);
    }

    [Endpoint]
    public async Task<Sum> WaitDeaf()
    {
        await Gate.Shared.WaitAsync("ledger-deaf");
        return new Sum(0);
    }

    [Endpoint]
    public Surroundings LookAround() =>
        new(
            CultureInfo.CurrentCulture.Name,
            Activity.Current?.TraceId.ToHexString(),
            Activity.Current?.GetBaggageItem("tenant")
        );

    [Get("/ledger/total", Public = true)]
    public Sum Total() => new(42);

    private static Entry? Last { get; set; }
}

public sealed record Sum(int Value);

/// <summary>Sums that are there already.</summary>
public static class Sums
{
    public static readonly Sum One = new(1);
}

public sealed class Basket
{
    public List<string> Items { get; set; } = [];
}

public sealed record Entry([StringLength(10, MinimumLength = 1)] string Text, [Range(1, 9)] int Weight);

public sealed record Surroundings(string Culture, string? TraceId, string? Tenant);
