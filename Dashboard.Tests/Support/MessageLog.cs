using System.Collections.Concurrent;
using Dashboard.Server.EventLog;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Support;

/// <summary>Keeps what the log has said.</summary>
internal sealed class MessageLog : ILogger<SqliteEventLog>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _all = new();

    public IReadOnlyList<(LogLevel Level, string Text)> All => [.. _all];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _all.Enqueue((logLevel, formatter(state, exception)));
}
