using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>Keeps what is logged.</summary>
internal sealed class TestLog : ILoggerProvider
{
    public ConcurrentQueue<Entry> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    /// <summary>Waits for an entry.</summary>
    public Task<Entry> WaitForAsync(Func<Entry, bool> condition) =>
        Wait.ForAsync(() => Entries.FirstOrDefault(condition));

    internal sealed record Entry(string Category, LogLevel Level, string Text, Exception? Exception);

    private sealed class Logger(TestLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Entries.Enqueue(new Entry(category, logLevel, formatter(state, exception), exception));
    }
}
