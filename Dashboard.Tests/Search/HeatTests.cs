using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Search;

public sealed class HeatTests
{
    private static readonly DateTimeOffset s_begin = new(2026, 11, 22, 0, 3, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "0:info 8:info,error 91:critical 95:info,info")]
    [InlineData("q=severity>=error", "8:error 91:critical")]
    [InlineData("stream=ops", "0:info 8:info,error 95:info,info")]
    [InlineData("q=-severity:info&stream=other", "91:critical")]
    [InlineData("q=disk", "8:error 91:critical")]
    [InlineData("q=since:1h", "95:info,info")]
    [InlineData("q=nothing", "")]
    public async Task Notifications_are_counted_by_time_and_severity(string query, string expected)
    {
        var time = new FakeTimeProvider(s_begin.AddHours(-1));
        await using var server = await TestServer.StartAsync(["Search:GatherFor=00:00:00.01"], time);
        await PublishAsync(server, time);

        var heat = await ReadAsync(server, query);

        Assert.Equal(expected, InWords(heat));
        Assert.Equal((true, 900, heat.From, 96), (heat.Complete, heat.BucketSeconds, heat.CountedFrom, heat.Counts.Count));
        Assert.Equal(s_begin.AddMinutes(12), heat.From);
    }

    [Fact]
    public async Task The_index_knows_the_counts_and_what_is_newer_is_added()
    {
        using var folder = new TempFolder();
        await using (var before = await TestServer.StartAsync(["Search:GatherFor=00:00:00.01"], folder: folder.FullPath))
        {
            for (var number = 0; number < 20; number++)
            {
                await before.PublishAsync("ops", "disk");
            }

            await HistoryAnswer.IndexedAsync(before);
        }

        // Now the index stands still, and the log may be read for five entries only.
        await using var server = await TestServer.StartAsync(["Search:GatherFor=1.00:00:00", "Search:MaxScanned=5"], folder: folder.FullPath);
        await Eventually.True(() => server.Get<IndexFile>().UpTo == 20, "the index of before is in use");
        await server.PublishAsync("ops", "disk");

        var heat = await ReadAsync(server, "");

        Assert.Equal(21, heat.Counts.Sum(bucket => bucket.Sum()));
        Assert.True(heat.Complete);

        var sixth = await server.PublishAsync("ops", "2");
        for (var number = 3; number <= 7; number++)
        {
            await server.PublishAsync("ops", $"{number}");
        }

        var cut = await ReadAsync(server, "");
        Assert.False(cut.Complete);
        Assert.True(cut.CountedFrom > sixth.PublishedAt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Only_what_is_before_an_id_is_counted_in_the_index_and_in_the_log(int before)
    {
        await using var server = await TestServer.StartAsync(["Search:GatherFor=00:00:00.01"]);
        var ids = new List<string>();
        for (var number = 0; number < 10; number++)
        {
            ids.Add((await server.PublishAsync("ops", new { title = "disk", severity = number % 2 == 0 ? "info" : "error" })).Id);
        }

        await HistoryAnswer.IndexedAsync(server);

        Assert.Equal(before, Sum(await ReadAsync(server, $"before={ids[before]}")));
        Assert.Equal(before, Sum(await ReadAsync(server, $"q=disk&before={ids[before]}")));
        Assert.Equal(before / 2, Sum(await ReadAsync(server, $"q=severity:error&stream=ops&before={ids[before]}")));
    }

    [Fact]
    public async Task An_index_whose_counts_are_damaged_is_given_up_and_the_log_is_counted()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "disk");
        var (file, log) = (Index(folder, slots: 1), new CollectedLog<HeatCounter>());
        await File.WriteAllBytesAsync(file.Path, new byte[8_192]);

        var heat = await Counter(server, file, log).CountAsync(Everything, new HeatGrid(24, DateTimeOffset.UtcNow), CancellationToken.None);

        Assert.Equal((1, true), (Sum(heat), heat.Complete));
        Assert.False(file.Usable);
        Assert.Equal(["The counts of the search index could not be read; matches are counted in the log itself."], log.All);
    }

    [Fact]
    public async Task A_count_whose_time_is_over_is_no_fault_of_the_index()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "disk");
        var (file, log) = (Index(folder, slots: 20_000), new CollectedLog<HeatCounter>());

        var heat = await Counter(server, file, log).CountAsync(Everything, new HeatGrid(24, DateTimeOffset.UtcNow), new CancellationToken(canceled: true));

        Assert.False(heat.Complete);
        Assert.True(file.Usable);
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task A_count_that_stops_at_a_limit_says_how_far_it_came()
    {
        var time = new FakeTimeProvider(s_begin);
        await using var server = await TestServer.StartAsync(["Search:TimeLimit=00:00:01"], time);
        await server.PublishAsync("ops", "disk 1");
        var log = server.Get<IEventLog>();
        var request = new HistoryRequest(
            new StreamScope([StreamName.All]), SearchQuery.TryRead("disk", Severity.Debug, null, time.GetUtcNow(), out _)!, long.MaxValue, 10);

        var heat = await server.Get<HeatCounter>().CountAsync(request, new HeatGrid(24, time.GetUtcNow()), new CancellationToken(canceled: true));

        Assert.False(heat.Complete);
        Assert.Equal(1, log.Bounds.Last);
    }

    [Fact]
    public async Task What_the_index_forgets_it_does_not_count_any_more()
    {
        using var folder = new TempFolder();
        var file = new IndexFile(Options.Create(new EventLogOptions { Directory = folder.FullPath }));
        var (connection, _) = file.OpenForWriting(new LogBounds("e", 10), CancellationToken.None);
        using (connection)
        using (var writer = new IndexWriter(connection))
        {
            writer.Add([.. Enumerable.Range(1, 10).Select(position => new LogEntry(position, "ops", Severity.Info, s_begin, "{}"u8.ToArray()))], 10);
            Assert.Equal(7, writer.Forget("ops", 8, 100));
        }

        var request = new HistoryRequest(new StreamScope([StreamName.All]), SearchQuery.Everything, long.MaxValue, 10);
        var (upTo, counts) = HeatIndex.Read(file, request, 0, CancellationToken.None);

        Assert.Equal(10, upTo);
        Assert.Equal([(HeatSlot.Of(s_begin), Severity.Info, 3)], counts);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("hours=0", "hours", "Must be 1 to 336.")]
    [InlineData("hours=337", "hours", "Must be 1 to 336.")]
    [InlineData("hours=x", "hours", "Must be 1 to 336.")]
    [InlineData("q=is:open", "q", "Leave out 'is:': what people did with a notification does not stand in the log; only the pages of the dashboard filter by it.")]
    public async Task A_wrong_parameter_is_named(string query, string field, string error)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.Http.GetAsync(new Uri($"/api/notifications/heat?{query}", UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest("One or more validation errors occurred.", (field, error)), await response.ProblemAsync());
    }

    private static async Task PublishAsync(TestServer server, FakeTimeProvider time)
    {
        // Before the strip begins, at its beginning, and so on: the last at 00:03 of the next day.
        await server.PublishAsync("ops", "early");
        foreach (var (minutes, stream, severity, title) in ((int, string, string, string)[])
            [(73, "ops", "info", "1"), (120, "ops", "info", "2"), (1, "ops", "error", "disk 3"), (1_245, "other", "critical", "disk 4"), (61, "ops", "info", "5"), (0, "ops", "info", "6")])
        {
            time.Advance(TimeSpan.FromMinutes(minutes));
            await server.PublishAsync(stream, new { title, severity });
        }
    }

    private static HistoryRequest Everything { get; } = new(new StreamScope([StreamName.All]), SearchQuery.Everything, long.MaxValue, 10);

    private static HeatCounter Counter(TestServer server, IndexFile file, CollectedLog<HeatCounter> log) =>
        new(server.Get<IEventLog>(), file, server.Get<Server.Search.History>(), server.Get<IOptions<SearchOptions>>(), log);

    private static int Sum(Heat heat) => heat.Counts.Sum(bucket => bucket.Sum());

    /// <summary>An index of its own, with a count in each of some slots: with many of them SQLite asks on the way whether the time is over.</summary>
    private static IndexFile Index(TempFolder folder, int slots)
    {
        var file = new IndexFile(Options.Create(new EventLogOptions { Directory = folder.FullPath }));
        using var connection = file.OpenForWriting(new LogBounds("e", 1), CancellationToken.None).Connection;
        connection.Run($"""
            INSERT INTO streams VALUES (1, 'ops');
            WITH RECURSIVE slots (slot) AS (SELECT 10000000 UNION ALL SELECT slot + 1 FROM slots LIMIT {slots})
            INSERT INTO heat SELECT slot, 1, 1, 1 FROM slots
            """);
        return file;
    }

    private static string InWords(Heat heat) => string.Join(' ', heat.Counts
        .Select((counts, bucket) => (bucket, Names: SeverityNames.All.SelectMany(one => Enumerable.Repeat(one.Name, counts[(int)one.Severity]))))
        .Where(one => one.Names.Any())
        .Select(one => $"{one.bucket}:{string.Join(',', one.Names)}"));

    private static async Task<Heat> ReadAsync(TestServer server, string query) =>
        JsonSerializer.Deserialize(await server.GetTextAsync($"/api/notifications/heat?{query}"), ContractsJson.Default.Heat)!;
}
