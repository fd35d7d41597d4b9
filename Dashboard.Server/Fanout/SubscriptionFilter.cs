using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>What a subscriber wants of its streams; everything that is set must hold.</summary>
/// <param name="atLeast">The least severity.</param>
/// <param name="query">What the notification must contain.</param>
internal sealed class SubscriptionFilter(Severity atLeast, SearchQuery query)
{
    /// <summary>Subscribers with one filter are served one after the other, each with the same few events.</summary>
    private const int Remembered = 64;

    private long[]? _answers;

    /// <summary>Lets everything through.</summary>
    public static SubscriptionFilter None { get; } = new(Severity.Debug, SearchQuery.Parse(null, null));

    /// <summary>Several subscribers have it: what it says of an event is worth remembering.</summary>
    public void IsShared() => _answers ??= query.IsEmpty ? null : new long[Remembered];

    public bool Matches(LogEntry entry) => entry.Severity >= atLeast && query.Matches(entry);

    public bool Matches(Frame frame)
    {
        if (frame.Entry.Severity < atLeast || query.IsEmpty)
        {
            return frame.Entry.Severity >= atLeast;
        }

        return _answers is { } answers ? Remember(answers, frame) : query.Matches(frame.Content);
    }

    /// <summary>An answer is a position and a bit, in one number: threads that come at once read a whole one or none.</summary>
    private bool Remember(long[] answers, Frame frame)
    {
        var position = frame.Entry.Position;
        ref var answer = ref answers[position % Remembered];
        var known = Volatile.Read(ref answer);
        if (known >> 1 == position)
        {
            return (known & 1) != 0;
        }

        var matches = query.Matches(frame.Content);
        Volatile.Write(ref answer, (position << 1) | (matches ? 1L : 0L));
        return matches;
    }
}
