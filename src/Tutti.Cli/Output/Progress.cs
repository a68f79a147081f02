using System.Diagnostics;

namespace Tutti.Cli.Output;

/// <summary>Shows that something goes on, and for how long: a moving line on a terminal, one plain line elsewhere.</summary>
internal sealed class Progress : IDisposable
{
    private const string Frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Terminal _terminal;
    private readonly string _text;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Timer? _timer;
    private int _frame;

    public Progress(Terminal terminal, string text)
    {
        (_terminal, _text) = (terminal, text);
        if (terminal.IsInteractive)
        {
            _timer = new Timer(_ => Draw(), null, TimeSpan.Zero, Interval);
        }
        else
        {
            terminal.WriteLine($"{text} …");
        }
    }

    public void Dispose()
    {
        if (_timer is not null)
        {
            // Wait for a drawing that is under way, or it would come back after the line was cleared.
            using var ended = new ManualResetEvent(false);
            if (_timer.Dispose(ended))
            {
                ended.WaitOne();
            }
            _terminal.SetStatus(null);
        }
    }

    private void Draw()
    {
        var frame = _terminal.Styled($"{Frames[_frame++ % Frames.Length]}", Style.Cyan);
        var elapsed = _watch.Elapsed.TotalSeconds >= 1 ? $" {_watch.Elapsed.TotalSeconds:0} s" : "";
        _terminal.SetStatus($"{frame} {_text} …{_terminal.Styled(elapsed, Style.Dim)}");
    }
}
