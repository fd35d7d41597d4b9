using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Alerts;

/// <summary>What calling for attention depends on, of one circuit.</summary>
/// <param name="Server">Whose stream is followed.</param>
/// <param name="Contexts">What people have done with notifications.</param>
/// <param name="Attention">Whether anybody can see the page.</param>
/// <param name="Tab">Where what has come unseen is counted.</param>
/// <param name="Open">Where the feed is listed.</param>
public sealed record AlertSurroundings(IServerAddress Server, IQueryContexts Contexts, Attention Attention, TabSignal Tab, OpenFeeds Open);
