using System.Net;
using Dashboard.Client.Reading;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Search;

/// <summary>A disk that gives back something else than what was written to it, under a server that runs.</summary>
public sealed class UnreadableLogTests : IAsyncLifetime
{
    private const int PageSize = 4_096;
    private const string Detail = "The log cannot be read. What is wrong with it stands at /health/ready and in the server's own log.";

    private readonly TempFolder _folder = new();
    private readonly CollectedLog<UnreadableLog> _log = new();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            ["Logging:LogLevel:Default=None", "Search:GatherFor=1.00:00:00"],
            folder: _folder.FullPath,
            adapt: services => services.AddSingleton<ILogger<UnreadableLog>>(_log));
        var body = new string('x', 2_000);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(number => _server.PublishAsync("ops", new { title = $"disk {number}", body })));
        using var other = TestLog.OpenBeside(_folder.FullPath);

        // The pages are in the file itself, not only in the log of what is new.
        other.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/api/notifications", "?limit=500")]
    [InlineData("/api/streams/ops/notifications", "?limit=500&q=disk")]
    [InlineData("/api/notifications/heat", "?q=disk")]
    [InlineData("/api/notifications/export", "?format=csv")]
    public async Task Reading_it_is_refused_with_where_to_look_and_one_line_in_the_servers_log(string path, string query)
    {
        Damage(from: 0.1, to: 1);

        using var response = await _server.Http.GetAsync(new Uri(path + query, UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(HttpText.Problem(503, "15.6.4", "The log cannot be read.", Detail), await response.ProblemAsync());
        Assert.Null(response.Content.Headers.ContentDisposition);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith($"{path} was refused, because the log cannot be read: SQLite Error 11", Assert.Single(_log.All), StringComparison.Ordinal);
        using var ready = await _server.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
    }

    [Fact]
    public async Task An_export_that_comes_to_the_damage_later_is_broken_off_with_one_line_in_the_servers_log()
    {
        Damage(from: 0.1, to: 0.3);

        await Assert.ThrowsAnyAsync<Exception>(() => _server.GetTextAsync("/api/notifications/export?format=json"));

        Assert.StartsWith(
            "/api/notifications/export was broken off, because the log cannot be read any further: SQLite Error 11", Assert.Single(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_told_the_servers_sentence()
    {
        Damage(from: 0.1, to: 1);
        using var reader = new HistoryReader(new FixedServerAddress(_server.Url));

        var refusal = await Assert.ThrowsAsync<HistoryRefusedException>(() => reader.ReadAsync(new HistoryAsk(), default));

        Assert.Equal(Detail, refusal.Message);
    }

    /// <summary>Overwrites a part of the file: what is newest lies at its end.</summary>
    private void Damage(double from, double to)
    {
        using var file = new FileStream(Path.Combine(_folder.FullPath, "dashboard.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var pages = file.Length / PageSize;
        Assert.InRange(pages, 100, long.MaxValue);
        var garbage = new byte[PageSize];
        garbage.AsSpan().Fill(0xA5);
        for (var page = (long)(pages * from); page < (long)(pages * to); page++)
        {
            file.Position = page * PageSize;
            file.Write(garbage);
        }
    }
}
