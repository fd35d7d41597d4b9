using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Feeds;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Operations;

/// <summary>The board of all screens, over the real event stream.</summary>
public sealed class OperationsBoardTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private readonly FeedHub _hub = new(Options.Create(TestFeed.Quick()), TimeProvider.System, NullLogger<Feed>.Instance);
    private readonly OperationsBoard _board;

    public OperationsBoardTests() => _board = new OperationsBoard(
        _hub, new FixedServerAddress(new Uri($"http://127.0.0.1:{_port}/")), TimeProvider.System, NullLogger<OperationsBoard>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _board.DisposeAsync();
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_done_before_is_known_and_what_is_done_is_seen_at_once_by_everybody()
    {
        await using var server = await StartAsync();
        var (first, second) = (await server.PublishAsync("ops", "one"), await server.PublishAsync("ops", "two"));
        await AcknowledgeAsync(server, "Ana", first.Id);
        var changes = 0;
        _board.Changed += () => changes++;

        await SeenAsync(first.Id, "Ana");
        await AcknowledgeAsync(server, "Ben", second.Id);
        await SeenAsync(second.Id, "Ben");

        Assert.True(_board.IsKnown);
        Assert.True(changes >= 2);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_it_goes_on_by_itself()
    {
        string first, second;
        await using (var server = await StartAsync())
        {
            (first, second) = ((await server.PublishAsync("ops", "one")).Id, (await server.PublishAsync("ops", "two")).Id);
            await AcknowledgeAsync(server, "Ana", first);
            await SeenAsync(first, "Ana");
        }

        await using var again = await StartAsync();
        await AcknowledgeAsync(again, "Ben", second);

        await SeenAsync(second, "Ben");
        await SeenAsync(first, "Ana");
    }

    [Fact]
    public async Task Where_the_log_is_another_one_the_whole_is_read_again()
    {
        string old;
        await using (var server = await StartAsync())
        {
            old = (await server.PublishAsync("ops", "one")).Id;
            await AcknowledgeAsync(server, "Ana", old);
            await SeenAsync(old, "Ana");
        }

        foreach (var file in Directory.GetFiles(_folder.FullPath, "*.db*"))
        {
            File.Delete(file);
        }

        await using var another = await StartAsync();
        var id = (await another.PublishAsync("ops", "one")).Id;
        await AcknowledgeAsync(another, "Ben", id);

        await SeenAsync(id, "Ben");
        Assert.Null(ByOf(old));
    }

    [Fact]
    public async Task The_end_of_a_snooze_or_of_its_flag_is_told_when_it_comes_and_nothing_else_happens()
    {
        var time = new FakeTimeProvider(Notifications.Noon);
        await using var server = await TestServer.StartAsync(time: time);
        await using var board = new OperationsBoard(_hub, new FixedServerAddress(server.Url), time, NullLogger<OperationsBoard>.Instance);
        var one = Notifications.At(-5) with { Id = (await server.PublishAsync("ops", "one")).Id };
        await server.OperateAsync(new { action = "snooze", by = "Ana", ids = new[] { one.Id }, until = Notifications.Noon.AddMinutes(10) });
        await Eventually.True(() => board.StateOf(one, time.GetUtcNow()).Snoozed is not null, "it is snoozed");
        var told = new List<bool>();
        board.Changed += () => told.Add(board.StateOf(one, time.GetUtcNow()).Returned is not null);

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(told);

        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([true], told);

        time.Advance(Snooze.FlaggedFor);
        Assert.False(told[^1]);
    }

    private static Task<OperationReceipt> AcknowledgeAsync(TestServer server, string by, string id) =>
        server.OperateAsync(new { action = "acknowledge", by, ids = new[] { id } });

    private Task SeenAsync(string id, string by) => Eventually.True(() => ByOf(id) == by, $"{id} is acknowledged by {by}");

    private string? ByOf(string id) => _board.StateOf(Notifications.At(1) with { Id = id }, Notifications.Noon).Acknowledged?.By;

    private Task<TestServer> StartAsync() => TestServer.StartAsync([$"urls=http://127.0.0.1:{_port}"], folder: _folder.FullPath);
}
