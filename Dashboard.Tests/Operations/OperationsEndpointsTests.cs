using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Operations;

public sealed class OperationsEndpointsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Notifications.Noon);
    private TestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(["Operations:MaxMutes=2"], _time);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_somebody_acknowledges_is_in_the_snapshot_and_reaches_every_screen()
    {
        var id = (await _server.PublishAsync("ops", "disk full")).Id;
        await using var screen = await _server.SubscribeAsync($"/sse/_operations?since={(await _server.OperationsAsync()).AsOf}");

        var receipt = await _server.OperateAsync(new { action = "acknowledge", by = " Ana ", note = "on it\nsince noon", ids = new[] { id } });

        Assert.Equal(1, receipt.Changed);
        Assert.Empty(receipt.Already);
        Assert.Equal([new Acknowledgement(id, null, "Ana", _time.GetUtcNow(), "on it\nsince noon")], (await _server.OperationsAsync()).Acknowledged);
        Assert.Equal(["Ana acknowledged 1 notification"], await screen.TitlesAsync(1));
        var told = screen.Events.Select(one => one.TryReadNotification()).OfType<Notification>().Single();
        var operation = told.Data!.Value.Deserialize(ContractsJson.Default.Operation)!;
        Assert.Equal((receipt.Id, "Ana", "on it\nsince noon"), (told.Id, told.Source, told.Body));
        Assert.Equal((OperationAction.Acknowledge, id), (operation.Action, Assert.Single(operation.Ids!)));
    }

    [Fact]
    public async Task The_first_one_wins_and_the_second_is_told_who_and_when()
    {
        var first = (await _server.PublishAsync("ops", "one")).Id;
        var second = (await _server.PublishAsync("ops", "two")).Id;
        await _server.OperateAsync(new { action = "acknowledge", by = "Ana", ids = new[] { first } });
        var at = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMinutes(1));

        var both = await _server.OperateAsync(new { action = "acknowledge", by = "Ben", ids = new[] { first, second, second } });
        var none = await _server.OperateAsync(new { action = "acknowledge", by = "Eve", ids = new[] { first } });

        Assert.Equal(1, both.Changed);
        Assert.Equal([new AlreadyDone(first, null, "Ana", at, null)], both.Already);
        Assert.Equal((null, 0), (none.Id, none.Changed));
        Assert.Equal([("Ana", first), ("Ben", second)], (await _server.OperationsAsync()).Acknowledged.Select(one => (one.By, one.Id)));
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_exactly_one_is_first()
    {
        var id = (await _server.PublishAsync("ops", "one")).Id;

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(one => _server.OperateAsync(new { action = "acknowledge", by = $"person {one}", ids = new[] { id } })));

        var winner = Assert.Single((await _server.OperationsAsync()).Acknowledged).By;
        Assert.Equal(1, receipts.Sum(receipt => receipt.Changed));
        Assert.All(receipts.Where(receipt => receipt.Changed == 0), receipt => Assert.Equal(winner, Assert.Single(receipt.Already).By));
    }

    [Fact]
    public async Task A_condition_is_acknowledged_up_to_a_notification_and_its_repeat_is_open_again()
    {
        var (first, second) = ((await _server.PublishAsync("ops", "one")).Id, (await _server.PublishAsync("ops", "two")).Id);

        var receipt = await _server.OperateAsync(Acknowledge("Ana", first));
        var repeat = await _server.OperateAsync(Acknowledge("Ben", second));
        var again = await _server.OperateAsync(Acknowledge("Eve", first));

        Assert.Equal((1, 1, 0), (receipt.Changed, repeat.Changed, again.Changed));
        Assert.Equal("Ana", Assert.Single(again.Already).By);
        Assert.Equal(
            [("Ana", first), ("Ben", second)], (await _server.OperationsAsync()).Acknowledged.Select(one => (one.By, one.Id)));
        Assert.Equal(new StreamKey("ops", "disk"), (await _server.OperationsAsync()).Acknowledged[0].Key);

        await _server.OperateAsync(new { action = "unacknowledge", by = "Ana", keys = new[] { new { stream = "ops", key = "disk", upTo = second } } });
        Assert.Empty((await _server.OperationsAsync()).Acknowledged);

        static object Acknowledge(string by, string upTo) => new { action = "acknowledge", by, keys = new[] { new { stream = "ops", key = "disk", upTo } } };
    }

    [Fact]
    public async Task A_running_snooze_is_changed_by_its_owner_and_ended_by_anybody()
    {
        var id = (await _server.PublishAsync("ops", "one")).Id;
        var (soon, late) = (_time.GetUtcNow().AddMinutes(15), _time.GetUtcNow().AddHours(4));

        var first = await SnoozeAsync("Ana", soon);
        var other = await SnoozeAsync("Ben", late);
        var own = await SnoozeAsync("Ana", late);

        Assert.Equal((1, 0, 1), (first.Changed, other.Changed, own.Changed));
        Assert.Equal(soon, Assert.Single(other.Already).Until);
        Assert.Equal(late, Assert.Single((await _server.OperationsAsync()).Snoozed).Until);

        _time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(late, Assert.Single((await _server.OperationsAsync()).Snoozed).Until);
        Assert.Equal(1, (await SnoozeAsync("Ben", _time.GetUtcNow().AddHours(1))).Changed);
        await _server.OperateAsync(new { action = "unsnooze", by = "Ana", ids = new[] { id } });
        Assert.Empty((await _server.OperationsAsync()).Snoozed);

        Task<OperationReceipt> SnoozeAsync(string by, DateTimeOffset until) => _server.OperateAsync(new { action = "snooze", by, until, ids = new[] { id } });
    }

    [Fact]
    public async Task A_mute_has_an_id_ends_by_itself_or_by_hand_and_there_are_only_so_many()
    {
        var until = _time.GetUtcNow().AddHours(1);
        var muted = await MuteAsync("stream:ci");
        var same = await MuteAsync("stream:ci");
        await MuteAsync("tag:db");

        Assert.Equal("Ana", Assert.Single(same.Already).By);
        Assert.Equal([(muted.Id, "stream:ci", until), (null, "tag:db", until)], (await _server.OperationsAsync()).Mutes
            .Select(mute => (mute.Query == "tag:db" ? null : mute.Id, mute.Query, mute.Until)));
        using var refused = await _server.PostOperationAsync(JsonSerializer.Serialize(new { action = "mute", by = "Ana", query = "x", until }));
        Assert.Contains("There are 2 mutes already, which is the most (Operations:MaxMutes).", await refused.ProblemAsync(), StringComparison.Ordinal);

        Assert.Equal(1, (await _server.OperateAsync(new { action = "unmute", by = "Ben", muteId = muted.Id })).Changed);
        Assert.Equal(0, (await _server.OperateAsync(new { action = "unmute", by = "Ben", muteId = muted.Id })).Changed);
        Assert.Equal(["tag:db"], (await _server.OperationsAsync()).Mutes.Select(mute => mute.Query));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty((await _server.OperationsAsync()).Mutes);

        Task<OperationReceipt> MuteAsync(string query) => _server.OperateAsync(new { action = "mute", by = "Ana", query, until });
    }

    [Fact]
    public async Task What_is_wrong_is_a_problem_that_names_its_field()
    {
        using var refused = await _server.PostOperationAsync("""{"action":"acknowledge","by":"Ana"}""");

        Assert.Equal(
            """{"type":"https://tools.ietf.org/html/rfc4918#section-11.2","title":"The operation is not valid; nothing was changed.","status":422,"detail":"ids: Name at least one notification in ids, or one condition in keys.","errors":{"ids":["Name at least one notification in ids, or one condition in keys."]}}""",
            await refused.ProblemAsync());
    }

    [Fact]
    public async Task What_is_not_one_JSON_object_of_some_size_is_refused()
    {
        foreach (var (body, type, status) in ((string, string, int)[])
        [
            ("", "application/json", 400), ("[]", "application/json", 400), ("""{"by":"a","by":"b"}""", "application/json", 400),
            ("{}", "text/plain", 415), (new string(' ', (256 * 1024) + 1), "application/json", 413),
        ])
        {
            using var refused = await _server.Http.PostAsync(OperationsOverHttp.Path, new StringContent(body, Encoding.UTF8, type));

            Assert.Equal(status, (int)refused.StatusCode);
            Assert.Contains("nothing was changed", await refused.ProblemAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Pages_of_other_sites_change_nothing(string header, string value)
    {
        var id = (await _server.PublishAsync("ops", "one")).Id;
        using var request = new HttpRequestMessage(HttpMethod.Post, OperationsOverHttp.Path)
        {
            Content = JsonContent.Create(new { action = "acknowledge", by = "Eve", ids = new[] { id } }),
        };
        request.Headers.Add(header, value);

        using var refused = await _server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty((await _server.OperationsAsync()).Acknowledged);
    }
}
