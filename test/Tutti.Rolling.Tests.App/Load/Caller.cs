using System.Globalization;

namespace Tutti.Rolling.Tests.App.Load;

/// <summary>Makes calls with known answers, one after the other of each kind, and says on standard output what became of them.</summary>
internal sealed class Caller
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    // The first processes of all find each other one after the other; what comes later finds everyone.
    private static readonly bool s_isPatient = Environment.GetEnvironmentVariable("ROLLING_FIRST") == "1";

    private readonly Call _call;
    private int _ofVersion1;
    private int _ofVersion2;
    private int _unimplemented;

    private Caller(Call call) => _call = call;

    public static async Task RunAsync(CancellationToken stopping, params Call[] calls)
    {
        await Task.Yield();
        Caller[] callers = [.. calls.Select(call => new Caller(call))];
        await Task.WhenAll([ReportAsync(callers, stopping), .. callers.Select(caller => caller.CallAsync(stopping))]);
    }

    private static async Task ReportAsync(Caller[] callers, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(s_interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Console.WriteLine("load: " + string.Join(' ', callers.Select(caller => caller.Text)));
        }
    }

    private string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{_call.Name}={_ofVersion1}/{_ofVersion2}/{_unimplemented}");

    private async Task CallAsync(CancellationToken stopping)
    {
        var random = new Random();
        var isPatient = s_isPatient;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Count(await _call.Make(random));
                isPatient = false;
            }
            catch (ProblemException problem) when (problem.Code is ProblemCode.Unimplemented && _call.IsOfOneVersion)
            {
                _unimplemented++;
            }
            catch (ProblemException problem) when (problem.Code is ProblemCode.Unavailable && isPatient)
            {
                // Once more.
            }
            catch (Exception exception)
            {
                var text = exception is ProblemException problem
                    ? $"{problem.Code}: {problem.Message}"
                    : $"{exception}";
                Console.WriteLine($"failed: {_call.Name} {text.ReplaceLineEndings(" ")}");
            }
            await Task.Delay(random.Next(20), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Count(int version)
    {
        _ = version == 1 ? _ofVersion1++ : _ofVersion2++;
    }
}

/// <summary>A kind of call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Makes one, and gives the version that has answered; throws if the answer is wrong.</param>
internal sealed record Call(string Name, Func<Random, Task<int>> Make)
{
    /// <summary>Whether one of the versions does not have the endpoint.</summary>
    public bool IsOfOneVersion => Name is "stock.added" or "stock.removed";
}
