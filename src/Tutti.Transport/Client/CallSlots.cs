namespace Tutti.Transport.Client;

/// <summary>The calls of a connection that wait for their answers, found by the number of their exchange: a slot, and how often it has been used.</summary>
internal sealed class CallSlots(int most)
{
    private const int SlotBits = 16;
    private const uint SlotMask = (1u << SlotBits) - 1;

    private readonly Lock _lock = new();
    private Slot[] _slots = new Slot[64];
    private int _used;
    private int _firstFree = -1;
    private int _count;
    private long _binary;
    private long _json;
    private bool _isClosed;

    /// <summary>How many calls wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>How many calls there were, in the binary form and in JSON.</summary>
    public (long Binary, long Json) Added => (Volatile.Read(ref _binary), Volatile.Read(ref _json));

    /// <summary>Gives a call the number of its exchange.</summary>
    /// <returns>Not if there are too many, or the connection has ended.</returns>
    public bool TryAdd(PendingCall call, bool isBinary)
    {
        lock (_lock)
        {
            if (_isClosed || _count == most || (_firstFree < 0 && _used == (int)SlotMask))
            {
                return false;
            }
            var index = TakeFree();
            ref var slot = ref _slots[index];
            slot.Call = call;
            // Never 0 in the upper half, so that no exchange is 0.
            slot.Generation = slot.Generation == ushort.MaxValue ? (ushort)1 : (ushort)(slot.Generation + 1);
            call.Exchange = ((uint)slot.Generation << SlotBits) | (uint)index;
            _count++;
            _ = isBinary ? _binary++ : _json++;
            return true;
        }
    }

    /// <summary>Gives the call of an exchange to whoever asks first.</summary>
    public PendingCall? Take(uint exchange)
    {
        lock (_lock)
        {
            var index = (int)(exchange & SlotMask);
            if (index >= _used || _slots[index].Generation != exchange >> SlotBits)
            {
                return null;
            }
            return TakeFrom(index);
        }
    }

    /// <summary>Takes all calls whose time is over.</summary>
    /// <param name="now">The time.</param>
    /// <param name="expired">Where they go.</param>
    /// <returns>When the next one's time will be over.</returns>
    public long TakeExpired(long now, List<PendingCall> expired)
    {
        var next = long.MaxValue;
        lock (_lock)
        {
            for (var index = 0; index < _used; index++)
            {
                if (_slots[index].Call is not { } call)
                {
                    continue;
                }
                if (call.Deadline <= now)
                {
                    expired.Add(TakeFrom(index)!);
                }
                else
                {
                    next = Math.Min(next, call.Deadline);
                }
            }
        }
        return next;
    }

    /// <summary>Takes all, and no more come.</summary>
    public List<PendingCall> Close()
    {
        var all = new List<PendingCall>();
        lock (_lock)
        {
            _isClosed = true;
            for (var index = 0; index < _used; index++)
            {
                if (TakeFrom(index) is { } call)
                {
                    all.Add(call);
                }
            }
        }
        return all;
    }

    private int TakeFree()
    {
        if (_firstFree >= 0)
        {
            var index = _firstFree;
            _firstFree = _slots[index].NextFree;
            return index;
        }
        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _used * 2);
        }
        return _used++;
    }

    private PendingCall? TakeFrom(int index)
    {
        ref var slot = ref _slots[index];
        if (slot.Call is not { } call)
        {
            return null;
        }
        slot.Call = null;
        slot.NextFree = _firstFree;
        _firstFree = index;
        _count--;
        return call;
    }

    private struct Slot
    {
        public PendingCall? Call;
        public int NextFree;
        public ushort Generation;
    }
}
