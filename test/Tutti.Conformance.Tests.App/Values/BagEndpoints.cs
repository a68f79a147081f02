namespace Tutti.Conformance.Tests.App.Values;

/// <summary>Changes what it is given, and what it has given.</summary>
public sealed class BagEndpoints
{
    private static readonly Bag s_own = new() { Items = ["own"] };

    [Endpoint]
    public Bag Add(Bag bag, string item)
    {
        bag.Items.Add(item);
        return bag;
    }

    [Endpoint]
    public Bag Own() => s_own;

    [Endpoint]
    public async Task<Bag> AddLater(Bag bag)
    {
        await Task.Yield();
        bag.Items.Add("later");
        return bag;
    }
}

public sealed class Bag
{
    public List<string> Items { get; set; } = [];
}
