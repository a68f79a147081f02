using System.Text.Json;
using Tutti.CompilerServices;
using Tutti.Requests;

namespace Tutti.ServiceCalls;

/// <summary>The arguments of a call as they travel: in the binary form if both sides have the same contract, else as JSON.</summary>
internal static class ArgumentsOnWire
{
    /// <exception cref="ProblemException">They cannot travel, which is the caller's mistake, wherever the callee runs.</exception>
    public static void Write<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint,
        bool isBinary,
        PooledBuffer output,
        TArguments arguments
    )
    {
        try
        {
            if (isBinary)
            {
                endpoint.ArgumentsBinary.Write(output, arguments);
            }
            else
            {
                endpoint.ArgumentsCodec.Write(output, arguments);
            }
        }
        catch (JsonException exception)
        {
            throw Problem.InvalidArgument(
                $"The arguments for the endpoint '{NameOf(endpoint)}' cannot be passed: {exception.Message}",
                exception
            );
        }
    }

    /// <exception cref="ProblemException">They are none of the endpoint.</exception>
    public static TArguments Read<TArguments, TResult>(
        GeneratedEndpoint<TArguments, TResult> endpoint,
        bool isBinary,
        ReadOnlySpan<byte> input
    )
    {
        try
        {
            return isBinary ? endpoint.ArgumentsBinary.Read(input) : endpoint.ArgumentsCodec.Read(input)!;
        }
        catch (JsonException exception)
        {
            throw Problem.InvalidArgument(
                $"The arguments for the endpoint '{NameOf(endpoint)}' do not fit: {exception.Message}",
                exception
            );
        }
    }

    private static string NameOf(GeneratedEndpoint endpoint) => $"{endpoint.Info.Service}.{endpoint.Info.Name}";
}
