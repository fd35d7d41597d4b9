using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>The state that counts: another one takes its place only after it has held for a while, in both directions.</summary>
/// <param name="holdFor">For how long it has to hold.</param>
/// <param name="looks">In how many looks it has to be seen.</param>
internal sealed class SteadyState(TimeSpan holdFor, int looks)
{
    private WatchState? _next;
    private DateTimeOffset _nextSince;
    private int _seen;

    public WatchState Current { get; private set; } = WatchState.Unknown;

    public WatchState? Before { get; private set; }

    /// <summary>Since when it holds: when it was seen for the first time, not when it began to count.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Takes notice of one look.</summary>
    /// <param name="state">What it came to; null where it could tell nothing, which speaks neither for nor against a change.</param>
    /// <param name="now">The time of the look.</param>
    /// <returns>Whether the state that counts has changed.</returns>
    public bool Look(WatchState? state, DateTimeOffset now)
    {
        if (state is null)
        {
            return false;
        }

        if (state == Current)
        {
            _next = null;
            return false;
        }

        if (state != _next)
        {
            (_next, _nextSince, _seen) = (state, now, 0);
        }

        _seen++;
        if (_seen < looks || now - _nextSince < holdFor)
        {
            return false;
        }

        Before = Current == WatchState.Unknown ? null : Current;
        (Current, Since, _next) = (state.Value, _nextSince, null);
        return true;
    }
}
