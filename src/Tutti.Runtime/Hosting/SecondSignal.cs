using System.Runtime.InteropServices;

namespace Tutti.Hosting;

/// <summary>Ends a wait when the process, which is stopping, is told to stop once more.</summary>
internal sealed class SecondSignal : IDisposable
{
    private readonly CancellationTokenSource _wait;
    private readonly PosixSignalRegistration[] _signals;

    public SecondSignal(CancellationTokenSource wait)
    {
        _wait = wait;
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, End),
        ];
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        try
        {
            _wait.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }
}
