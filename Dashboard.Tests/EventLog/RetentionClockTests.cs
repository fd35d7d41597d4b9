using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class RetentionClockTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_goes_with_the_system_clock()
    {
        var time = new WallClock();
        var clock = new RetentionClock(time, s_start);

        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(s_start.AddDays(3), clock.Now());
    }

    [Fact]
    public void After_a_leap_ahead_it_goes_twice_as_fast_as_time_until_it_has_caught_up()
    {
        var time = new WallClock();
        var clock = new RetentionClock(time, s_start);
        time.Leap = TimeSpan.FromDays(365);

        Assert.Equal(s_start, clock.Now());
        time.Advance(TimeSpan.FromDays(10));
        Assert.Equal(s_start.AddDays(20), clock.Now());
        time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(time.GetUtcNow(), clock.Now());
    }

    [Fact]
    public void A_clock_that_is_set_back_holds_everything_for_as_long()
    {
        var time = new WallClock();
        var clock = new RetentionClock(time, s_start);
        time.Leap = TimeSpan.FromHours(-1);

        Assert.Equal(s_start.AddHours(-1), clock.Now());
        Assert.Equal(s_start, clock.Reached);
    }

    [Fact]
    public async Task A_clock_that_leaps_a_year_ahead_and_back_removes_nothing_even_with_a_restart_between()
    {
        using var folder = new TempFolder();
        var time = new WallClock();
        await using (var first = TestLog.Open(folder.FullPath, time))
        {
            await first.AppendAsync("ops", "1");
            await TickAsync(first, time, "before");
            time.Leap = TimeSpan.FromDays(365);
            await first.AppendAsync("ops", "2");
            await TickAsync(first, time, "ahead");
            Assert.Equal(["1", "2"], await first.TitlesAsync("ops"));
        }

        await using var log = TestLog.Open(folder.FullPath, time);
        await TickAsync(log, time, "after");
        time.Leap = TimeSpan.Zero;
        await TickAsync(log, time, "back");

        Assert.Equal(["1", "2"], await log.TitlesAsync("ops"));
    }

    /// <summary>A system clock that somebody sets, while time goes on as before.</summary>
    private sealed class WallClock() : FakeTimeProvider(s_start)
    {
        public TimeSpan Leap { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Leap;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }

    /// <summary>Lets retention pass over all streams: it takes them by name, and of the last one only the newest may stay.</summary>
    private static async Task TickAsync(TestLog log, WallClock time, string mark)
    {
        for (var number = 0; number <= 1_000; number++)
        {
            _ = log.AppendAsync("_z", mark);
        }

        await log.AppendAsync("_z", mark);
        await Eventually.True(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(30));
                return (await log.TitlesAsync("_z")).Count == 1_000;
            },
            "retention has passed");
    }
}
