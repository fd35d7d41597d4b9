using Dashboard.Client.Feeds;

namespace Dashboard.Client.Layout;

/// <summary>A feed that the page shows something of.</summary>
/// <param name="Name">What it is for, in words such as "Live".</param>
/// <param name="Feed">The feed.</param>
public sealed record OpenFeed(string Name, Feed Feed);
