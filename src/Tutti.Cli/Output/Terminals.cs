using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Tutti.Cli.Output;

/// <summary>The two output streams: results on the one, all that is said on the way on the other.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminals(Terminal Out, Terminal Error) : IDisposable
{
    /// <summary>Waits for a line that the user types; <see langword="null"/> if there are no more.</summary>
    public Func<string?> ReadLine { get; init; } = () => null;

    /// <summary>Whether a person types it, who sees what is asked.</summary>
    public bool IsInputInteractive { get; init; }

    /// <summary>Who hears of Ctrl-C.</summary>
    public Interrupts Interrupts { get; init; } = new();

    public static Terminals OfThisProcess(Interrupts interrupts)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }
        return new(
            Of(OpenPipe(1) ?? Console.OpenStandardOutput(), Console.IsOutputRedirected),
            Of(OpenPipe(2) ?? Console.OpenStandardError(), Console.IsErrorRedirected)
        )
        {
            ReadLine = Console.ReadLine,
            Interrupts = interrupts,
            IsInputInteractive = !Console.IsInputRedirected,
        };
    }

    public void Dispose()
    {
        Error.SetStatus(null);
        Close(Out);
        Close(Error);
    }

    private static void Close(Terminal terminal)
    {
        try
        {
            terminal.Writer.Dispose();
        }
        catch (IOException)
        {
            // Its reader has gone.
        }
    }

    // The console's own stream says nothing when the reader of a pipe has gone; a file's does.
    private static FileStream? OpenPipe(int descriptor)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }
        try
        {
            var stream = new FileStream(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, 0);
            return stream.CanSeek ? null : stream;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // Always UTF-8 and the line end that every tool understands, whoever reads it.
    private static Terminal Of(Stream stream, bool isRedirected)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
        var isTerminal = !isRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var wantsColor = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(TextWriter.Synchronized(writer), isTerminal, isTerminal && wantsColor);
    }
}
