using Tutti.Faults.Tests.App;

namespace Tutti.Faults.Tests.Scenarios;

/// <summary>Something that goes wrong, and how it ends.</summary>
/// <param name="What">What it is.</param>
/// <param name="InjectAsync">Begins it.</param>
/// <param name="HealAsync">Ends it.</param>
internal sealed record Fault(string What, Func<Task> InjectAsync, Func<Task> HealAsync)
{
    /// <summary>The replicas that cannot be reached meanwhile.</summary>
    public IReadOnlyList<Replica> Takes { get; init; } = [];

    public static Fault Kill(Replica replica) =>
        new($"kill {replica.Name}", replica.KillAsync, () => replica.StartAsync(replica.Program)) { Takes = [replica] };

    public static Fault Freeze(Replica replica) =>
        new($"freeze {replica.Name}", replica.FreezeAsync, replica.ThawAsync) { Takes = [replica] };

    public static Fault Cut(Replica replica) =>
        new($"cut the link of {replica.Name}", replica.Host.CutAsync, replica.Host.HealAsync) { Takes = [replica] };

    public static Fault CutBetween(Replica one, Replica other) =>
        new($"cut {one.Name} from {other.Name}", () => one.Host.CutFromAsync(other.Host), one.Host.HealAsync)
        {
            Takes = [other],
        };

    public static Fault Drop(Replica replica) =>
        new($"drop what {replica.Name} sends and gets", replica.Host.DropAsync, replica.Host.HealAsync)
        {
            Takes = [replica],
        };

    public static Fault Reject(Replica replica) =>
        new(
            $"reject what {replica.Name} gets",
            () => replica.Host.RejectAsync(AppEnvironment.Port),
            replica.Host.HealAsync
        )
        {
            Takes = [replica],
        };

    public static Fault Lose(Replica replica) =>
        new($"lose 5 % at {replica.Name}", () => replica.Host.LoseAsync(0.05), replica.Host.HealAsync);

    public static Fault Delay(Replica replica) =>
        new(
            $"delay what {replica.Name} sends by 200 ms",
            () => replica.Host.DelayAsync(TimeSpan.FromMilliseconds(200)),
            replica.Host.HealAsync
        );

    public static Fault All(IReadOnlyList<Fault> faults) =>
        new(
            string.Join(" and ", faults.Select(fault => fault.What)),
            () => Task.WhenAll(faults.Select(fault => fault.InjectAsync())),
            () => Task.WhenAll(faults.Select(fault => fault.HealAsync()))
        )
        {
            Takes = [.. faults.SelectMany(fault => fault.Takes)],
        };
}
