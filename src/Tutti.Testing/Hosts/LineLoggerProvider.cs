using Microsoft.Extensions.Logging;

namespace Tutti.Testing.Hosts;

/// <summary>Gives what the app logs to a test, a line at a time.</summary>
internal sealed class LineLoggerProvider(Action<string> write) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, write);

    public void Dispose() { }

    private sealed class LineLogger(string category, Action<string> write) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            try
            {
                write(
                    $"{logLevel}: {category}: {formatter(state, exception)}{(exception is null ? "" : $"\n{exception}")}"
                );
            }
            catch (InvalidOperationException)
            {
                // The test has ended, and takes no more.
            }
        }
    }
}
