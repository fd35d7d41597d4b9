using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Streams as a test says.</summary>
internal sealed class FakeStreams : IStreams
{
    private static readonly StreamRetention s_usual = new("30d", 1_000_000);

    private readonly Dictionary<string, IReadOnlyList<int>> _recent = new(StringComparer.Ordinal);

    public StreamsSnapshot Current { get; private set; } = new(0, [], new Dictionary<string, IReadOnlyList<int>>(), s_usual);

    /// <summary>How many times somebody has looked.</summary>
    public int Looks { get; private set; }

    StreamsSnapshot IStreams.Current
    {
        get
        {
            Looks++;
            return Current;
        }
    }

    /// <summary>A stream with a notification of twelve minutes ago.</summary>
    public static StreamSummary Stream(string name) =>
        new(name, 1_234, "3f9a01bc-7", new DateTimeOffset(2026, 11, 22, 11, 48, 0, TimeSpan.Zero)) { Bytes = 56_789, Retention = s_usual };

    /// <summary>One that was created and has no notification.</summary>
    public static StreamSummary Empty(string name) => new(name, 0, null, null) { Retention = s_usual };

    /// <summary>What came to a stream of late; it shows with the next streams.</summary>
    public void Came(string stream, params int[] counts) =>
        _recent[stream] = [.. Enumerable.Repeat(0, StreamsSnapshot.Intervals - counts.Length), .. counts];

    /// <summary>The next snapshot.</summary>
    public void Show(TimeProvider time, params StreamSummary[] streams) =>
        Current = new StreamsSnapshot(time.GetTimestamp(), streams, _recent, s_usual);
}
