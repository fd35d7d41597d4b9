using Dashboard.Server.Search;

namespace Dashboard.Server.Fanout;

/// <summary>What notifications must contain; where several subscribers ask for it, what it said of the latest events is known.</summary>
internal sealed class RememberedQuery(SearchQuery query)
{
    /// <summary>Subscribers with one filter are served one after the other, each with the same few events.</summary>
    private const int Remembered = 64;

    private long[]? _answers;

    /// <summary>Several subscribers have it: what it says of an event is worth remembering.</summary>
    public void IsShared() => _answers ??= new long[Remembered];

    public bool Matches(SearchableEntry entry) => query.Matches(entry);

    public bool Matches(Frame frame) => _answers is { } answers ? Remember(answers, frame) : query.Matches(frame.Content);

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
