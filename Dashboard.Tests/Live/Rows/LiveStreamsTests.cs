using Dashboard.Client.Contracts;
using Dashboard.Client.Live.Rows;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live.Rows;

/// <summary>The streams beside the live list: what each holds, what is unread, and how much comes.</summary>
public sealed class LiveStreamsTests
{
    private readonly LiveStreams _streams = new();

    private IEnumerable<(string, long, long, long)> All => _streams.All.Select(one => (one.Name, one.Notifications, one.LastPosition, one.Unread));

    [Fact]
    public void Streams_are_as_the_log_has_them_by_name_and_what_was_there_is_read()
    {
        _streams.Take([Summary("ops", 12, 40), Summary("deploys", 3, 39)]);
        _streams.Count(Notifications.At(40));

        Assert.Equal([("deploys", 3, 39, 0), ("ops", 12, 40, 0)], All);
    }

    [Fact]
    public void What_the_log_had_counted_already_does_not_count_twice()
    {
        _streams.Take([Summary("ops", 12, 40)]);
        Count(39, 40, 41, 42);

        Assert.Equal([("ops", 14, 42, 2)], All);
    }

    [Fact]
    public void Reading_goes_on_where_the_person_stopped_the_last_time()
    {
        _streams.Take([Summary("ops", 12, 40), Summary("deploys", 3, 39)]);
        Count(37, 38, 39, 40);
        _streams.Resume(
            new Dictionary<string, string> { ["ops"] = "a-38", ["deploys"] = "old-1", ["gone"] = "a-1" },
            [Notifications.At(37), Notifications.At(38), Notifications.At(39), Notifications.At(40)]);

        Assert.Equal([("deploys", 3, 39, 0), ("ops", 12, 40, 2)], All);
        Assert.Equal([KeyValuePair.Create("deploys", "a-39")], _streams.ReadMarks);
        Assert.Equal([false, true], new[] { _streams.IsUnread(Notifications.At(38)), _streams.IsUnread(Notifications.At(39)) });
    }

    [Fact]
    public void What_has_been_read_is_not_unread_in_that_stream_or_in_all()
    {
        Count(1, 2);
        _streams.Count(Notifications.At(3, "deploys"));
        Assert.Equal(3, _streams.Unread);

        _streams.MarkRead("ops");
        Assert.Equal(1, _streams.Unread);
        _streams.MarkRead();
        Count(4);
        Assert.Equal((1, true), (_streams.Unread, _streams.IsUnread(Notifications.At(4))));
    }

    [Fact]
    public void The_last_ten_minutes_are_counted_by_half_minutes()
    {
        var rates = new RateHistory();
        rates.Count(Notifications.Noon);
        rates.Count(Notifications.Noon.AddSeconds(29));
        rates.Count(Notifications.Noon.AddMinutes(9.5));

        Assert.Equal([2, .. new int[18], 1], rates.Until(Notifications.Noon.AddMinutes(9.6)));
        Assert.Equal([.. new int[18], 1, 0], rates.Until(Notifications.Noon.AddMinutes(10)));
        Assert.All(rates.Until(Notifications.Noon.AddHours(1)), count => Assert.Equal(0, count));
    }

    private static StreamSummary Summary(string name, long notifications, long position) =>
        new(name, notifications, $"a-{position}", Notifications.Noon);

    private void Count(params long[] positions)
    {
        foreach (var position in positions)
        {
            _streams.Count(Notifications.At(position));
        }
    }
}
