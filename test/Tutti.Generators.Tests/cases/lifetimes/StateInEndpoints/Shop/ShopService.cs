using System.Collections.Concurrent;
using Tutti;

namespace MyApp.Shop;

[Service("shop")]
public sealed class ShopService
{
    private const int Limit = 10;
    private static readonly string[] s_names = ["a", "b"];
    private static readonly Dictionary<string, int> s_table = new() { ["a"] = 1 };
    private static readonly ConcurrentDictionary<string, int> s_counts = new();
    private static int s_calls;
    private readonly List<string> _log = [];
    private int _calls;

    public string? Last { get; set; }

    public string Computed => Last + Limit + s_names.Length + s_table["a"];

    [Get("/a")]
    public int A(string name)
    {
        _log.Add(name);
        s_counts[name] = ++_calls;
        return ++s_calls;
    }
}

public sealed class Store
{
    private int _count;

    public int Next() => ++_count;
}
