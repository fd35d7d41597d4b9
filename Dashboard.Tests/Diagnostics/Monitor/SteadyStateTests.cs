using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Monitor;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class SteadyStateTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly SteadyState _steady = new(TimeSpan.FromSeconds(30), 5);

    [Fact]
    public void A_state_counts_after_it_has_held_and_is_since_it_was_first_seen()
    {
        Assert.DoesNotContain(true, Looks(WatchState.Healthy, 0, 29));
        Assert.Equal(WatchState.Unknown, _steady.Current);

        Assert.True(_steady.Look(WatchState.Healthy, s_noon.AddSeconds(30)));
        Assert.Equal((WatchState.Healthy, s_noon, (WatchState?)null), (_steady.Current, _steady.Since, _steady.Before));
    }

    [Fact]
    public void Time_alone_is_not_enough()
    {
        Assert.False(_steady.Look(WatchState.Faulty, s_noon));
        Assert.False(_steady.Look(WatchState.Faulty, s_noon.AddHours(1)));
    }

    [Fact]
    public void A_single_look_to_the_contrary_begins_the_count_anew_in_both_directions()
    {
        Assert.True(Looks(WatchState.Healthy, 0, 30)[^1]);
        Assert.DoesNotContain(true, Looks(WatchState.Faulty, 31, 59));
        Assert.False(_steady.Look(WatchState.Healthy, s_noon.AddSeconds(60)));
        Assert.DoesNotContain(true, Looks(WatchState.Faulty, 61, 90));

        Assert.True(_steady.Look(WatchState.Faulty, s_noon.AddSeconds(91)));
        Assert.Equal(WatchState.Healthy, _steady.Before);
        Assert.DoesNotContain(true, Looks(WatchState.Healthy, 92, 121));
        Assert.True(_steady.Look(WatchState.Healthy, s_noon.AddSeconds(122)));
    }

    [Fact]
    public void A_look_that_tells_nothing_neither_counts_nor_contradicts()
    {
        Looks(WatchState.Faulty, 0, 20);
        Assert.False(_steady.Look(null, s_noon.AddSeconds(25)));

        Assert.True(_steady.Look(WatchState.Faulty, s_noon.AddSeconds(30)));
    }

    private bool[] Looks(WatchState state, int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(second => _steady.Look(state, s_noon.AddSeconds(second)))];
}
