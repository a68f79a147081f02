namespace Tutti.Cli.Output;

/// <summary>One output stream. On a terminal it can show a line of progress that other lines push down.</summary>
/// <param name="writer">The stream.</param>
/// <param name="isInteractive">Whether a person watches it, who sees a line being rewritten.</param>
/// <param name="hasColor">Whether colours may be used.</param>
internal sealed class Terminal(TextWriter writer, bool isInteractive = false, bool hasColor = false)
{
    private const string EraseLine = "\r\e[2K";

    private readonly Lock _lock = new();
    private string? _status;
    private bool _isClosed;

    /// <summary>Happens once, when whoever reads the stream has gone: then there is nobody left to work for.</summary>
    public event Action? Closed;

    public TextWriter Writer => writer;

    public bool IsInteractive => isInteractive;

    public bool HasColor => hasColor;

    /// <summary>The text in a style, if the terminal has colours.</summary>
    public string Styled(string text, Style style) => hasColor ? $"\e[{(int)style}m{text}\e[0m" : text;

    public void WriteLine(string text = "")
    {
        Write(() =>
        {
            EraseStatus();
            writer.WriteLine(text);
            DrawStatus();
        });
    }

    /// <summary>Shows a line of progress at the bottom, in place of the one before; <see langword="null"/> removes it. Only on a terminal.</summary>
    public void SetStatus(string? status)
    {
        if (!isInteractive)
        {
            return;
        }
        Write(() =>
        {
            EraseStatus();
            _status = status;
            DrawStatus();
        });
    }

    /// <summary>Writes what somebody answers on the same line.</summary>
    public void Prompt(string question)
    {
        Write(() =>
        {
            EraseStatus();
            writer.Write(question);
            writer.Flush();
        });
    }

    public void WriteError(string message) => WriteLine($"{Styled("error", Style.BoldRed)}: {message}");

    public void WriteNote(string message) => WriteLine($"{Styled("note", Style.Cyan)}: {message}");

    private void Write(Action write)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }
            try
            {
                write();
                return;
            }
            catch (IOException)
            {
                _isClosed = true;
            }
        }
        Closed?.Invoke();
    }

    private void EraseStatus()
    {
        if (_status is not null)
        {
            writer.Write(EraseLine);
        }
    }

    private void DrawStatus()
    {
        if (_status is not null)
        {
            writer.Write(_status);
        }
        writer.Flush();
    }
}

/// <summary>The styles in use, as terminals number them. Bold colours are the bright ones, which every theme shows well.</summary>
internal enum Style
{
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Blue = 34,
    Magenta = 35,
    Cyan = 36,
    BoldRed = 91,
    BoldGreen = 92,
    BoldYellow = 93,
    BoldBlue = 94,
}
