using System.Text.Json;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.ServiceCalls;

/// <summary>What goes from service to service within a process: what would arrive in another one.</summary>
internal static class Copies
{
    /// <summary>What the callee receives. What cannot travel is the caller's mistake, wherever the callee runs.</summary>
    public static T OfArguments<T>(BinaryCodec<T> codec, T arguments, string endpoint)
    {
        try
        {
            return Of(codec, arguments);
        }
        catch (JsonException exception)
        {
            throw Problem.InvalidArgument(
                $"The arguments for the endpoint '{endpoint}' cannot be passed: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>A value written and read again.</summary>
    public static T Of<T>(BinaryCodec<T> codec, T value)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            codec.Write(buffer, value);
            return codec.Read(buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }
}
