namespace Tutti.Generators.Declarations;

/// <summary>
/// Keeps what was read last, and gives it again as long as what it was read from is the same. The compiler runs a step that looks at symbols at
/// every change of anything; with this, it looks at them only when declarations have changed. Keeps values alone, never symbols.
/// </summary>
/// <param name="onRead">Is told when something is read.</param>
/// <remarks>Each driver has its own. Drivers that descend from one share it; they may make each other read again, and no more.</remarks>
internal sealed class Memory<TKey, TValue>(Action? onRead)
    where TKey : IEquatable<TKey>
{
    private Entry? _last;

    public TValue Get(TKey key, Func<TValue> read)
    {
        if (_last is { } last && last.Key.Equals(key))
        {
            return last.Value;
        }
        onRead?.Invoke();
        var value = read();
        _last = new(key, value);
        return value;
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;
    }
}
