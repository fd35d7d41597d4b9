using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class StreamSettingsTests
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_is_set_for_a_stream_survives_a_restart()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider();
        var expected = new StreamSettings(time.GetUtcNow(), "Deployments", TimeSpan.FromDays(7), 500);
        await using (var first = TestLog.Open(folder.FullPath, time))
        {
            var made = await first.Log.ChangeStreamAsync(
                "deploys", settings => settings with { Description = "Deployments", RetainFor = TimeSpan.FromDays(7), RetainCount = 500 });
            Assert.Equal(new StreamChange(StreamOutcome.New), made);
        }

        await using var log = TestLog.Open(folder.FullPath, time);

        Assert.Equal(new LogStream { Name = "deploys", Settings = expected }, Assert.Single(log.Log.Streams));
        Assert.Equal(
            new StreamChange(StreamOutcome.Known), await log.Log.ChangeStreamAsync("deploys", settings => settings with { RetainFor = null }));
        Assert.Equal(expected with { RetainFor = null }, Assert.Single(log.Log.Streams).Settings);
    }

    [Fact]
    public async Task A_stream_that_was_published_to_before_is_as_old_as_its_oldest_notification()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time);
        var oldest = await log.AppendAsync("ops", "1");
        time.Advance(TimeSpan.FromMinutes(1));
        await log.AppendAsync("ops", "2");

        await log.Log.ChangeStreamAsync("ops", settings => settings with { Description = "Operations" });

        Assert.Equal(oldest.PublishedAt, Assert.Single(log.Log.Streams).Settings?.CreatedAt);
    }

    [Fact]
    public async Task Count_and_age_of_a_stream_go_before_those_of_all()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainPerStream, options.RetainFor) = (s_every, 3, TimeSpan.FromDays(1)));
        await log.Log.ChangeStreamAsync("few", settings => settings with { RetainCount = 1 });
        await log.Log.ChangeStreamAsync("many", settings => settings with { RetainCount = 4 });
        await log.Log.ChangeStreamAsync("brief", settings => settings with { RetainFor = TimeSpan.FromHours(1) });
        foreach (var stream in (string[])["few", "many", "brief", "usual"])
        {
            for (var number = 1; number <= 5; number++)
            {
                await log.AppendAsync(stream, $"{number}");
            }
        }

        await RetentionTests.UntilAsync(log, time, "5", "few");
        await RetentionTests.UntilAsync(log, time, "2 3 4 5", "many");
        await RetentionTests.UntilAsync(log, time, "3 4 5", "usual");
        await RetentionTests.UntilAsync(log, time, "3 4 5", "brief");
        time.Advance(TimeSpan.FromHours(1));
        await RetentionTests.UntilAsync(log, time, "", "brief");
        Assert.Equal(["3", "4", "5"], await log.TitlesAsync("usual"));
    }

    [Fact]
    public async Task A_stream_with_settings_stays_when_retention_has_emptied_it()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options => (options.RetentionEvery, options.RetainFor) = (s_every, TimeSpan.FromHours(1)));
        await log.AppendAsync("ops", "1");
        await log.Log.ChangeStreamAsync("ops", settings => settings with { Description = "Operations" });
        time.Advance(TimeSpan.FromHours(2));

        await RetentionTests.UntilAsync(log, time, "", "ops");

        await Eventually.True(() => log.Log.Streams is [{ Notifications: 0, Bytes: 0, Last: 0, Appended: 1 }], "it is listed as empty");
    }

    [Fact]
    public async Task The_size_of_a_stream_is_known_again_after_a_restart()
    {
        using var folder = new TempFolder();
        long bytes;
        await using (var first = TestLog.Open(folder.FullPath))
        {
            for (var number = 0; number < 100; number++)
            {
                await first.AppendAsync("ops", $"{number:000}" + new string('x', 500));
            }

            bytes = Assert.Single(first.Log.Streams).Bytes;
        }

        await using var log = TestLog.Open(folder.FullPath);

        Assert.InRange(Assert.Single(log.Log.Streams).Bytes, bytes * 0.98, bytes * 1.02);
    }
}
