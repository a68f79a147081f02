using System.Diagnostics;

namespace Tutti.LocalPostgres.Tests;

/// <summary>Another process that uses a server.</summary>
internal sealed class Holder : IDisposable
{
    private readonly Process _process;

    private Holder(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts one without waiting for its server.</summary>
    public static Holder Start(LocalClusterOptions options, params IReadOnlyList<string> databases) =>
        Start(options, [], databases);

    /// <summary>Starts one that sees some variables of its environment otherwise.</summary>
    public static Holder Start(
        LocalClusterOptions options,
        IReadOnlyList<KeyValuePair<string, string>> variables,
        IReadOnlyList<string> databases
    )
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tutti.LocalPostgres.Tests.Holder.dll");
        var start = new ProcessStartInfo("dotnet", [program, options.Folder, options.Cache!, .. databases])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return new(Process.Start(start)!);
    }

    /// <summary>What it says once it has its server, or none.</summary>
    public async Task<string> SaysAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";

    /// <summary>All that it says until it ends.</summary>
    public Task<string> AllAsync() => _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process.Dispose();
    }
}
