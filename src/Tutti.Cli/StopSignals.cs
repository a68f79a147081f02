using System.Runtime.InteropServices;

namespace Tutti.Cli;

/// <summary>Turns the signals that ask a process to end into a token, so that it ends in order and leaves nothing behind.</summary>
internal sealed partial class StopSignals : IDisposable
{
    private const int InterruptSignal = 2;

    // Never disposed: a late signal would find no source.
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Interrupts _interrupts;

    public StopSignals(Interrupts interrupts)
    {
        _interrupts = interrupts;
        if (!OperatingSystem.IsWindows())
        {
            // A shell starts background jobs with this signal ignored, and the runtime then would never see it.
            _ = SetSignalHandler(InterruptSignal, 0);
        }
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop),
        ];
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Stops for another reason than a signal.</summary>
    public void Stop() => _source.Cancel();

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal != PosixSignal.SIGINT || !_interrupts.TryHandle())
        {
            Stop();
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetSignalHandler(int signal, nint handler);
}
