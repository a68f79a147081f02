using System.Diagnostics;
using System.Globalization;

namespace Tutti.LocalPostgres.Tests;

/// <summary>The process of a server, as the operating system sees it.</summary>
internal static class ServerProcess
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    /// <summary>The number that PostgreSQL noted in its folder.</summary>
    public static int IdOf(LocalClusterOptions options)
    {
        var file = Path.Combine(options.Folder, "data", "postmaster.pid");
        return int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture);
    }

    public static bool IsAlive(int id)
    {
        try
        {
            // A process that only waits to be noted as dead is none.
            return StatusOf(id, "State").Length > 0 && !StatusOf(id, "State").StartsWith('Z');
        }
        catch (Exception exception) when (exception is IOException)
        {
            return false;
        }
    }

    /// <summary>A line of what Linux tells about a process.</summary>
    public static string StatusOf(int id, string name) =>
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"))
            .First(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..]
            .Trim();

    public static async Task GoneAsync(int id)
    {
        var waited = Stopwatch.StartNew();
        while (IsAlive(id))
        {
            Assert.True(waited.Elapsed < Soon, $"Process {id} is still there.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    public static int ParentOf(int id) => int.Parse(StatusOf(id, "PPid"), CultureInfo.InvariantCulture);
}
