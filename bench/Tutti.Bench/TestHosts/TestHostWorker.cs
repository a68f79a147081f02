using System.Diagnostics;
using System.Globalization;
using Tutti.Bench.Processes;

namespace Tutti.Bench.TestHosts;

/// <summary>The process in which all sides test, on all cores, as tests do.</summary>
internal sealed class TestHostWorker : IDisposable
{
    private const string Project = "Tutti.Bench.TestHost";

    private readonly Process _process;

    public TestHostWorker()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { ServerProcess.AssemblyOf(Project) },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new BenchException($"{Project} did not start.");
        if (_process.StandardOutput.ReadLine() != "ready")
        {
            throw new BenchException($"{Project} ended at its start.");
        }
    }

    /// <summary>Lets a side run some tests, one after the other.</summary>
    /// <returns>How many milliseconds each took, from its start to that of the next.</returns>
    public double Measure(string side, string work, int tests)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{side} {work} {tests}"));
        return double.TryParse(_process.StandardOutput.ReadLine(), CultureInfo.InvariantCulture, out var milliseconds)
            ? milliseconds
            : throw new BenchException($"{side} failed at {work}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
