using System.Buffers;
using System.Text.Json;

namespace Tutti.CompilerServices;

/// <summary>A JSON writer that each thread keeps for its next use.</summary>
internal readonly struct PooledJsonWriter : IDisposable
{
    /// <summary>How deeply values may be nested, written as well as read.</summary>
    public const int MaxDepth = 64;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private PooledJsonWriter(Utf8JsonWriter writer)
    {
        Writer = writer;
    }

    public Utf8JsonWriter Writer { get; }

    public static PooledJsonWriter Rent(IBufferWriter<byte> output)
    {
        // A converter may write another value while its own is being written: then the kept writer is taken.
        var writer = t_writer;
        t_writer = null;
        if (writer is null)
        {
            // What System.Text.Json emits is well-formed by construction.
            return new(new Utf8JsonWriter(output, new() { MaxDepth = MaxDepth, SkipValidation = true }));
        }
        writer.Reset(output);
        return new(writer);
    }

    public void Dispose()
    {
        // Neither keeps the output alive, nor writes into it what an exception left over.
        Writer.Reset(Nowhere.Instance);
        t_writer = Writer;
    }

    private sealed class Nowhere : IBufferWriter<byte>
    {
        public static readonly Nowhere Instance = new();

        public void Advance(int count) { }

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
