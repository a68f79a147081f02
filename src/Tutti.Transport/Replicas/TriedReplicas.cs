using System.Runtime.CompilerServices;

namespace Tutti.Transport.Replicas;

/// <summary>Which replicas a call has been sent to, or tried to be: a few numbers on the stack. <c>default</c> is none.</summary>
internal struct TriedReplicas
{
    /// <summary>How many are remembered; a call that has tried more forgets the rest.</summary>
    public const int Capacity = 8;

    private Numbers _numbers;
    private int _count;

    /// <summary>How many attempts there were.</summary>
    public readonly int Count => _count;

    /// <summary>Remembers an attempt.</summary>
    public void Add(int number)
    {
        if (_count < Capacity)
        {
            _numbers[_count] = number;
        }
        _count++;
    }

    /// <summary>Whether the replica of this number was tried.</summary>
    public readonly bool Contains(int number)
    {
        ReadOnlySpan<int> numbers = _numbers;
        return numbers[..Math.Min(_count, Capacity)].Contains(number);
    }

    [InlineArray(Capacity)]
    private struct Numbers
    {
        private int _first;
    }
}
