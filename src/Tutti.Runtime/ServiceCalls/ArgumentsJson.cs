using System.Text.Json;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.ServiceCalls;

/// <summary>The arguments of a call as they travel. What cannot travel is the caller's mistake, wherever the callee runs.</summary>
internal static class ArgumentsJson
{
    public static void Write<T>(JsonCodec<T> codec, PooledBuffer output, T arguments, string endpoint)
    {
        try
        {
            codec.Write(output, arguments);
        }
        catch (JsonException exception)
        {
            throw Problem.InvalidArgument(
                $"The arguments for the endpoint '{endpoint}' cannot be written as JSON: {exception.Message}",
                exception
            );
        }
    }

    public static T Read<T>(JsonCodec<T> codec, ReadOnlySpan<byte> utf8, string endpoint)
    {
        try
        {
            return codec.Read(utf8)!;
        }
        catch (JsonException exception)
        {
            throw Problem.InvalidArgument(
                $"The arguments for the endpoint '{endpoint}' do not fit: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>What the callee receives: the arguments written and read again.</summary>
    public static T Copy<T>(JsonCodec<T> codec, T arguments, string endpoint)
    {
        var buffer = PooledBuffer.Rent();
        try
        {
            Write(codec, buffer, arguments, endpoint);
            return Read(codec, buffer.Span, endpoint);
        }
        finally
        {
            buffer.Return();
        }
    }
}
