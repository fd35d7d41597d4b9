using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class FrameWindowTests
{
    private const long Plenty = 1_000_000;

    [Fact]
    public void The_newest_frames_are_there_by_position_and_older_ones_are_not()
    {
        var window = new FrameWindow(3, Plenty, head: 0);
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
    public void What_filters_read_of_a_frame_is_held_only_while_the_frame_is_one_of_the_newest()
    {
        var window = new FrameWindow(200, Plenty, head: 0);
        var first = FrameAt(1);
        window.Add(first);
        var content = first.Content;
        for (var position = 2; position <= 64; position++)
        {
            window.Add(FrameAt(position));
        }

        Assert.Same(content, first.Content);
        window.Add(FrameAt(65));
        Assert.NotSame(content, window.At(1)!.Content);
    }

    [Fact]
    public void A_window_that_begins_in_the_middle_of_a_log_has_nothing_from_before()
    {
        var window = new FrameWindow(3, Plenty, head: 7);
        Assert.Equal(7, window.Head);

        window.Add(FrameAt(8));

        Assert.Equal(8, window.Head);
        Assert.Equal([null, null, 8L], new long[] { 6, 7, 8 }.Select(position => window.At(position)?.Entry.Position));
    }

    [Fact]
    public void Frames_go_as_soon_as_all_of_them_are_more_than_the_bytes_that_may_be_held()
    {
        var size = FrameAt(1).Chunk.Length;
        var window = new FrameWindow(100, 2 * size, head: 0);
        for (var position = 1; position <= 5; position++)
        {
            window.Add(FrameAt(position));
        }

        Assert.Equal([null, null, null, 4L, 5L], Enumerable.Range(1, 5).Select(position => window.At(position)?.Entry.Position));
        Assert.Equal(2, window.Count);
        Assert.Equal(2 * size, window.Bytes);
    }

    [Fact]
    public void The_newest_frame_is_held_however_large_it_is()
    {
        var window = new FrameWindow(100, 1, head: 0);

        window.Add(FrameAt(1));
        window.Add(FrameAt(2));

        Assert.Null(window.At(1));
        Assert.NotNull(window.At(2));
    }

    private static Frame FrameAt(long position) =>
        new(new LogEntry(position, "ops", Severity.Info, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()), "3f9a");
}
