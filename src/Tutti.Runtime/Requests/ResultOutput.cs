using Tutti.CompilerServices;

namespace Tutti.Requests;

/// <summary>Where a result is written, and in which form; <c>default</c> is nowhere.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
internal readonly struct ResultOutput<TResult>
{
    private readonly PooledBuffer? _buffer;
    private readonly JsonCodec<TResult>? _json;
    private readonly BinaryCodec<TResult>? _binary;

    public ResultOutput(PooledBuffer buffer, JsonCodec<TResult>? json) => (_buffer, _json) = (buffer, json);

    public ResultOutput(PooledBuffer buffer, BinaryCodec<TResult> binary) => (_buffer, _binary) = (buffer, binary);

    /// <summary>Writes a result, if it is to be written.</summary>
    public bool TryWrite(TResult result)
    {
        if (_buffer is null)
        {
            return false;
        }
        if (_binary is not null)
        {
            _binary.Write(_buffer, result);
        }
        else
        {
            _json!.Write(_buffer, result);
        }
        return true;
    }
}
