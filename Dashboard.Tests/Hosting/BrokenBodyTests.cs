using System.Collections.Concurrent;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Hosting;

/// <summary>Bodies that end before they are whole, or are framed so that nobody can tell where they end.</summary>
public sealed class BrokenBodyTests
{
    private const string Publish = "POST /api/streams/ops/notifications";
    private const string Change = "PUT /api/streams/ops";

    [Theory]
    [InlineData(Publish, "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", 400)]
    [InlineData(Change, "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", 400)]
    [InlineData(Publish, "Content-Length: 10\r\n\r\nabc", 408)]
    [InlineData(Change, "Content-Length: 10\r\n\r\n{}", 408)]
    public async Task The_client_is_told_and_no_error_of_the_server_is_logged(string request, string rest, int status)
    {
        using var errors = new ErrorLog();
        await using var server = await TestServer.StartAsync(adapt: services => services.AddSingleton<ILoggerProvider>(errors));
        using var connection = await RawConnection.OpenAsync(server.Url);

        await connection.SendAsync($"{request} HTTP/1.1\r\nHost: {server.Url.Authority}\r\n{rest}");

        Assert.Equal(status, (await connection.HeadAsync())?.Status);
        Assert.Empty(errors.All);
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _all = new();

        public IReadOnlyList<string> All => [.. _all];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _all.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
