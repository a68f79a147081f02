using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.ServiceCalls;

/// <summary>What goes from service to service within a process: what would arrive in another one.</summary>
internal static class Copies
{
    /// <summary>What the callee receives.</summary>
    /// <exception cref="ProblemException">The arguments cannot travel.</exception>
    public static TArguments OfArguments<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint,
        TArguments arguments
    )
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            ArgumentsOnWire.Write(endpoint, isBinary: true, buffer, arguments);
            return ArgumentsOnWire.Read(endpoint, isBinary: true, buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <summary>What the caller gets back.</summary>
    public static T Of<T>(BinaryCodec<T> codec, T result)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            codec.Write(buffer, result);
            return codec.Read(buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }
}
