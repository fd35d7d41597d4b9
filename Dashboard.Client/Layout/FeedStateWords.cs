using Dashboard.Client.Contracts;

namespace Dashboard.Client.Layout;

/// <summary>The words and signs for the states of a feed, the same on every page.</summary>
public static class FeedStateWords
{
    /// <summary>The state's name as people read it.</summary>
    public static string Word(this FeedState state) => state switch
    {
        FeedState.Connecting => "Connecting",
        FeedState.Live => "Live",
        FeedState.Quiet => "Quiet",
        FeedState.Stale => "Stale",
        FeedState.Gone => "No connection",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>A sign that tells the states apart without colour.</summary>
    public static string Sign(this FeedState state) => state switch
    {
        FeedState.Connecting => "◌",
        FeedState.Live => "●",
        FeedState.Quiet => "○",
        FeedState.Stale => "◐",
        FeedState.Gone => "✕",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>The name that style sheets use.</summary>
    public static string CssName(this FeedState state) => state.ToString().ToLowerInvariant();
}
