using System.Diagnostics;
using System.Globalization;
using Tutti.Bench.Processes;

namespace Tutti.Bench.Sql;

/// <summary>The process in which all sides work, on the servers' core.</summary>
internal sealed class SqlWorker : IDisposable
{
    private const string Project = "Tutti.Bench.Sql";

    private readonly Process _process;

    public SqlWorker(string connectionString)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { ServerProcess.AssemblyOf(Project), connectionString },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Affinity.MoveThread(Affinity.ServerCore);
        _process = Process.Start(start) ?? throw new BenchException($"{Project} did not start.");
        Affinity.MoveThread(Affinity.LoadCore);
        if (_process.StandardOutput.ReadLine() != "ready")
        {
            throw new BenchException($"{Project} ended at its start.");
        }
    }

    /// <summary>Lets a side do work until it has used so much processor time.</summary>
    public SqlFigures Measure(string side, string work, TimeSpan effort)
    {
        _process.StandardInput.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{side} {work} {effort.TotalSeconds}")
        );
        return _process.StandardOutput.ReadLine()?.Split(' ') is [var microseconds, var bytes]
            ? new(
                double.Parse(microseconds, CultureInfo.InvariantCulture),
                double.Parse(bytes, CultureInfo.InvariantCulture)
            )
            : throw new BenchException($"{side} failed at {work}.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

/// <summary>What one operation takes, on average.</summary>
/// <param name="Microseconds">Processor time.</param>
/// <param name="Bytes">What is allocated.</param>
internal readonly record struct SqlFigures(double Microseconds, double Bytes);
