using Dashboard.Client.Layout;

namespace Dashboard.Client.Live;

/// <summary>What lies around the page: the keys, the tab, the bar on top, and what screen readers are told. One a circuit.</summary>
/// <param name="keys">The keys that do something.</param>
/// <param name="tab">What the browser's tab tells.</param>
/// <param name="feeds">The feeds of the bar on top.</param>
/// <param name="announcer">What screen readers are told.</param>
public sealed class LiveSurroundings(KeyMap keys, TabSignal tab, OpenFeeds feeds, Announcer announcer)
{
    /// <summary>The keys that do something.</summary>
    public KeyMap Keys => keys;

    /// <summary>What the browser's tab tells.</summary>
    public TabSignal Tab => tab;

    /// <summary>The feeds of the bar on top.</summary>
    public OpenFeeds Feeds => feeds;

    /// <summary>What screen readers are told.</summary>
    public Announcer Announcer => announcer;

    /// <summary>Whether this is the first page that the person opens: only then the start view is shown instead.</summary>
    public bool IsFirst { get; set; } = true;
}
