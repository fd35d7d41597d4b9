using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class BufferSizeTests
{
    private const int EventBytes = 1000;
    private const double IntervalMs = 40;

    [Fact]
    public void Events_that_come_one_by_one_show_no_buffer()
    {
        var seen = Stream(Enumerable.Range(0, 50).Select(number => (number * IntervalMs, EventBytes + 8, 1)), [.. Enumerable.Repeat(EventBytes, 50)]);

        Assert.Null(BufferSize.OfRhythm(seen, IntervalMs, EventBytes).Bytes);
    }

    [Fact]
    public void Chunks_of_one_length_that_is_no_events_length_show_the_buffer()
    {
        var seen = Stream(Enumerable.Range(0, 12).Select(number => (number * 4 * IntervalMs, 4104, 4)), [3987, .. Enumerable.Repeat(4096, 10), 8192]);

        Assert.Equal(4096, BufferSize.OfRhythm(seen, IntervalMs, EventBytes).Bytes);
    }

    [Fact]
    public void Without_chunks_the_bytes_that_come_together_show_it()
    {
        // Each release arrives in two reads, as large ones do.
        var seen = Stream(Enumerable.Range(0, 12).SelectMany(number => new[] { (number * 640.0, 12_000, 12), ((number * 640.0) + 1, 4_384, 4) }), []);

        Assert.Equal(16_384, BufferSize.OfRhythm(seen, IntervalMs, EventBytes).Bytes);
    }

    [Fact]
    public void Events_that_come_together_because_time_has_passed_show_none()
    {
        // As HAProxy does without http-no-delay: five events every 200 ms, each in a chunk of its own.
        var seen = Stream(Enumerable.Range(0, 20).Select(number => (number * 200.0, 5 * (EventBytes + 8), 5)), [.. Enumerable.Repeat(EventBytes, 100)]);

        Assert.Null(BufferSize.OfRhythm(seen, IntervalMs, EventBytes).Bytes);
    }

    [Fact]
    public void One_stall_of_the_machine_is_no_buffer()
    {
        var seen = Stream(
            Enumerable.Range(0, 50).Select(number => number == 20 ? (number * IntervalMs, 8 * EventBytes, 8) : (number * IntervalMs, EventBytes, 1)), []);

        Assert.Null(BufferSize.OfRhythm(seen, IntervalMs, EventBytes).Bytes);
    }

    [Fact]
    public void A_first_release_shows_the_size_of_its_first_chunk()
    {
        var seen = Stream([(2_000, 524_000, 52), (2_001, 200, 0)], [524_179]);

        Assert.Equal(524_179, BufferSize.OfFirstRelease(seen, 10, 10_000).Bytes);
    }

    [Fact]
    public void What_is_let_go_at_the_end_of_the_stream_was_held_by_the_stream()
    {
        var seen = Stream([(2_000, 524_000, 52)], [524_179]) with { End = StreamEnd.Clean };

        Assert.Null(BufferSize.OfFirstRelease(seen, 10, 10_000).Bytes);
    }

    private static StreamObservation Stream(IEnumerable<(double AtMs, int Bytes, int Events)> reads, IReadOnlyList<int> chunks) => new()
    {
        Url = "http://127.0.0.1/sse",
        StartedAtMs = 0,
        FirstByteAtMs = 0,
        Reads = [.. reads.Select(read => new WireRead(read.AtMs, read.Bytes, read.Events))],
        ChunkLengths = chunks,
    };
}
