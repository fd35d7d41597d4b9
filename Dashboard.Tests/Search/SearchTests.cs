using System.Diagnostics.Metrics;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Search;

public sealed class SearchTests
{
    private const string AtOnce = "Search:GatherFor=00:00:00.01";

    [Fact]
    public async Task A_notification_is_found_as_soon_as_its_publisher_has_the_answer()
    {
        // The clock stands still, so the index never reaches it.
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider());
        for (var number = 1; number <= 20; number++)
        {
            await server.PublishAsync("ops", $"disk {number}");

            var answer = await HistoryAnswer.SearchAsync(server, $"disk {number}");

            Assert.Equal($"disk {number}", answer.Notifications[0].Title);
            Assert.Equal("true", answer.Complete);
        }

        Assert.Equal(0, server.Get<IndexFile>().UpTo);
    }

    [Fact]
    public async Task The_index_and_what_is_newer_than_it_make_one_list()
    {
        using var folder = new TempFolder();
        await using (var before = await TestServer.StartAsync([AtOnce], folder: folder.FullPath))
        {
            await before.PublishAsync("ops", "disk 1");
            await before.PublishAsync("ops", "cpu 2");
            await HistoryAnswer.IndexedAsync(before);
        }

        await using var server = await TestServer.StartAsync(["Search:MaxScanned=2"], new FakeTimeProvider(), folder.FullPath);
        await Eventually.True(() => server.Get<IndexFile>().UpTo == 2, "the index of before is in use");
        await server.PublishAsync("ops", "disk 3");
        await server.PublishAsync("ops", "cpu 4");

        var answer = await HistoryAnswer.SearchAsync(server, "disk");

        Assert.Equal("disk 3, disk 1", answer.Titles);
        Assert.Equal("true", answer.Complete);
        Assert.Equal(2, server.Get<IndexFile>().UpTo);
    }

    [Fact]
    public async Task A_search_that_stops_at_its_limit_says_so_and_goes_on_from_there()
    {
        await using var server = await TestServer.StartAsync(["Search:MaxScanned=10"], new FakeTimeProvider());
        var ids = new List<string>();
        for (var number = 1; number <= 25; number++)
        {
            ids.Add((await server.PublishAsync("ops", $"disk {number}")).Id);
        }

        var pages = await HistoryAnswer.ReadAllAsync(server, "/api/notifications?q=%22disk%203%22");

        Assert.Equal(["", "", "disk 3"], pages.Select(page => page.Titles));
        Assert.Equal(["false", "false", "true"], pages.Select(page => page.Complete));
        Assert.Equal([ids[15], ids[5], null], pages.Select(page => page.Reached));
        Assert.Equal($"/api/notifications?q=%22disk%203%22&before={ids[15]}", pages[0].Next);
    }

    [Fact]
    public async Task Reserved_streams_are_searched_by_name_and_never_among_all()
    {
        await using var server = await TestServer.StartAsync([AtOnce]);
        await server.PublishAsync("ops", "test of the pager");
        await server.Get<Dashboard.Client.Contracts.IPathComparisons>().PublishTestEventsAsync(2, TimeSpan.FromSeconds(1), CancellationToken.None);
        await HistoryAnswer.IndexedAsync(server);

        Assert.Equal("test of the pager", (await HistoryAnswer.SearchAsync(server, "test")).Titles);
        Assert.Equal(2, (await HistoryAnswer.ReadAsync(server, "/api/streams/_probe/notifications?severity=debug")).Notifications.Count);
        Assert.NotEmpty((await HistoryAnswer.ReadAsync(server, "/api/streams/_probe/notifications?q=e")).Notifications);
    }

    [Fact]
    public async Task More_searches_than_may_wait_are_refused_and_told_when_to_come_back()
    {
        await using var server = await TestServer.StartAsync(["Search:MaxAtOnce=1", "Search:MaxWaiting=0"]);
        var end = new TaskCompletionSource<HistoryPage>();
        var busy = server.Get<SearchTurns>().RunAsync(_ => end.Task, CancellationToken.None).AsTask();

        using var refused = await server.Http.GetAsync(new Uri("/api/notifications?q=disk", UriKind.Relative));
        var plain = await HistoryAnswer.ReadAsync(server, "/api/notifications");
        end.SetResult(new HistoryPage([], null, true));
        await busy;
        var answer = await HistoryAnswer.SearchAsync(server, "disk");

        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(
            """{"title":"The search was not begun.","status":429,"detail":"Too many searches are under way. Try again after the time in Retry-After."}""",
            await refused.ProblemAsync());
        Assert.Null(plain.Complete);
        Assert.Equal("true", answer.Complete);
    }

    [Fact]
    public async Task The_figures_tell_how_far_the_index_is_behind_and_how_long_searches_take()
    {
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider());
        var durations = new List<double>();
        var lags = new List<long>();
        using var listener = new MeterListener();
        var meters = server.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == SearchMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => durations.Add(value));
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => lags.Add(value));
        listener.Start();

        await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");
        await HistoryAnswer.SearchAsync(server, "disk");
        listener.RecordObservableInstruments();

        Assert.Single(durations);
        Assert.Equal([2], lags);
    }
}
