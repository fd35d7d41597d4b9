using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class FrameWindowTests
{
    [Fact]
    public void The_newest_frames_are_there_by_position_and_older_ones_are_not()
    {
        var window = new FrameWindow(3, head: 0);
        for (var position = 1; position <= 5; position++)
        {
            window.Add(FrameAt(position));
        }

        Assert.Equal(5, window.Head);
        Assert.Equal(
            [null, null, 3L, 4L, 5L],
            Enumerable.Range(1, 5).Select(position => window.At(position)?.Entry.Position));
    }

    [Fact]
    public void A_window_that_begins_in_the_middle_of_a_log_has_nothing_from_before()
    {
        var window = new FrameWindow(3, head: 7);
        Assert.Equal(7, window.Head);

        window.Add(FrameAt(8));

        Assert.Equal(8, window.Head);
        Assert.Equal([null, null, 8L], new long[] { 6, 7, 8 }.Select(position => window.At(position)?.Entry.Position));
    }

    private static Frame FrameAt(long position) =>
        new(new LogEntry(position, "ops", Severity.Info, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()), "3f9a");
}
