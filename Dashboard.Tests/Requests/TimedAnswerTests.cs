using System.Text;
using Dashboard.Server.Requests;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Requests;

/// <summary>Everything long that the server answers at once.</summary>
public sealed class TimedAnswerTests(TimedAnswerTests.FilledServer filled) : IClassFixture<TimedAnswerTests.FilledServer>
{
    private const string EndOfOne = "the end of one";
    private const int Published = 60;
    private const int Acknowledged = 2_000;

    [Theory]
    [InlineData("/api/notifications", "?limit=500")]
    [InlineData("/api/streams/ops/notifications", "?limit=500&q=long")]
    [InlineData("/api/notifications/export", "?format=json")]
    [InlineData("/api/operations", "")]
    public async Task A_client_that_takes_nothing_is_left_and_what_it_has_is_no_whole_answer(string path, string query)
    {
        // The kernel keeps as little as it can of what was not read.
        using var client = await RawConnection.OpenAsync(filled.Server.Url, window: 4_096);
        await client.SendAsync($"GET {path}{query} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        await Eventually.True(
            () => filled.Log.All.Contains($"The answer to {path} was broken off: its client took nothing of it for 00:00:01."), "the client is left");
        Assert.DoesNotContain("\r\n0\r\n\r\n", await RestAsync(client), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/notifications?limit=500", Published)]
    [InlineData("/api/operations", Acknowledged)]
    public async Task A_client_that_reads_gets_all_of_it(string pathAndQuery, int count)
    {
        var text = await filled.Server.GetTextAsync(pathAndQuery);

        Assert.Equal(count, text.Split(EndOfOne).Length - 1);
    }

    private static async Task<string> RestAsync(RawConnection client)
    {
        var text = new StringBuilder();
        var buffer = new byte[65_536];
        for (var count = await client.ReadAsync(buffer); count > 0; count = await client.ReadAsync(buffer))
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return text.ToString();
    }

    /// <summary>A server with some megabytes of everything: more than the kernel holds for a client that does not read.</summary>
    public sealed class FilledServer : IAsyncLifetime
    {
        internal TestServer Server { get; private set; } = null!;

        internal CollectedLog<TimedAnswer> Log { get; } = new();

        public async ValueTask InitializeAsync()
        {
            string[] settings =
            [
                "Search:WriteTimeout=00:00:01", "Operations:WriteTimeout=00:00:01", "Export:WriteTimeout=00:00:01",
                "Search:MaxPageBytes=100000000", "Operations:MaxTargets=2000",
            ];
            Server = await TestServer.StartAsync(settings, adapt: services => services.AddSingleton<ILogger<TimedAnswer>>(Log));
            var body = new string('x', 60_000) + EndOfOne;
            var receipts = await Task.WhenAll(
                Enumerable.Range(0, Published).Select(number => Server.PublishAsync("ops", new { title = $"long {number}", body })));
            var keys = Enumerable.Range(0, Acknowledged).Select(number => new { stream = "ops", key = $"k{number}", upTo = receipts[0].Id });
            await Server.OperateAsync(new { action = "acknowledge", by = "Ana", note = new string('x', 1_900) + EndOfOne, keys });
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
