using Dashboard.Server.EventLog;

namespace Dashboard.Tests.EventLog;

public sealed class TrimmedStreamsTests
{
    private static readonly TrimmedStreams s_earlier = Of(("a", 10, 10), ("b", 90, 50));

    [Fact]
    public void What_was_gone_before_is_no_loss() => Assert.Equal(0, s_earlier.LostSince(s_earlier, 0));

    [Fact]
    public void One_stream_s_loss_shows_beside_another_s_old_and_farther_one() =>
        Assert.Equal(20, Of(("a", 30, 30), ("b", 90, 50)).LostSince(s_earlier, 10));

    [Fact]
    public void What_the_reader_had_already_is_no_loss() =>
        Assert.Equal(5, Of(("a", 30, 30), ("b", 90, 50)).LostSince(s_earlier, 25));

    [Fact]
    public void A_reader_that_is_past_it_all_lost_nothing() =>
        Assert.Equal(0, Of(("a", 30, 30), ("b", 90, 50)).LostSince(s_earlier, 95));

    [Fact]
    public void Only_streams_that_lost_something_beyond_the_position_are_kept()
    {
        Assert.Same(s_earlier, s_earlier.Beyond(5));
        Assert.Equal(50, s_earlier.Beyond(40).LostSince(TrimmedStreams.None, 0));
        Assert.Same(TrimmedStreams.None, s_earlier.Beyond(90));
    }

    private static TrimmedStreams Of(params (string Stream, long UpTo, long Count)[] streams) =>
        new(streams.ToDictionary(one => one.Stream, one => (one.UpTo, one.Count), StringComparer.Ordinal));
}
