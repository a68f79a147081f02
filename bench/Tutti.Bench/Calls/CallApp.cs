using System.Text.Json;
using Tutti.Bench.Http;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Calls;

/// <summary>The app that makes the calls, as one process or as two.</summary>
internal sealed class CallApp : IDisposable
{
    private readonly ServerProcess _caller;
    private readonly ServerProcess? _callee;

    private CallApp(ServerProcess caller, ServerProcess? callee)
    {
        _caller = caller;
        _callee = callee;
    }

    public static CallApp StartTogether() =>
        new(ServerProcess.Start(BenchOptions.App, ServerProcess.FreeAddress()), null);

    public static CallApp StartApart()
    {
        var (front, callee, caller) = (
            ServerProcess.FreeAddress(),
            ServerProcess.FreeAddress(),
            ServerProcess.FreeAddress()
        );
        var environment = $$$"""
            {"type":"production","keys":["{{{Guid.NewGuid():N}}}"],"processes":{
              "caller":{"gateway":true,"services":["*"],"url":"http://{{{caller}}}"},
              "callee":{"services":["echo"],"url":"http://{{{callee}}}"}
            }}
            """;
        var second = ServerProcess.Start(
            BenchOptions.App,
            callee,
            ("TUTTI_PROCESS", "callee"),
            ("TUTTI_ENV_JSON", environment)
        );
        try
        {
            var first = ServerProcess.Start(
                BenchOptions.App,
                front,
                ("TUTTI_PROCESS", "caller"),
                ("TUTTI_ENV_JSON", environment)
            );
            return new(first, second);
        }
        catch
        {
            second.Dispose();
            throw;
        }
    }

    /// <summary>Makes calls, one after the other.</summary>
    public CallFigures Run(CallCase @case, bool direct, int count)
    {
        var request = RequestBytes.Post(
            "/calls",
            $$"""{"kind":"{{@case.Kind}}","direct":{{(direct ? "true" : "false")}},"count":{{count}}}"""
        );
        var response = LoadGenerator.Ask(_caller.Address, request);
        return response.Status.Contains(" 200 ", StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<CallFigures>(response.Body, JsonSerializerOptions.Web)!
            : throw new BenchException($"{@case.Name}: {response.Status}\n{response.Body}");
    }

    public void Dispose()
    {
        _caller.Dispose();
        _callee?.Dispose();
    }
}

/// <summary>What calls cost, each on average.</summary>
/// <param name="Nanoseconds">How long it takes.</param>
/// <param name="Bytes">How much is allocated.</param>
internal sealed record CallFigures(double Nanoseconds, double Bytes);
