namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What the watch over this server's own two paths has come to.</summary>
/// <param name="State">What holds now. It changes only after the new state has held for some time.</param>
/// <param name="Since">Since when, by the server's clock.</param>
/// <param name="Sentence">The same in one sentence, with the decisive figures of the latest look.</param>
/// <param name="Before">What held before the last change; null where there was none.</param>
/// <param name="DirectP50Ms">Half of the latest events came on the direct path within this, in milliseconds after they were written; null without events.</param>
/// <param name="ProxiedP50Ms">The same through the proxy.</param>
public sealed record PathWatch(
    WatchState State, DateTimeOffset Since, string Sentence, WatchState? Before, double? DirectP50Ms, double? ProxiedP50Ms)
{
    /// <summary>
    /// How often connections are opened anew: a proxy that was reloaded serves those that are open as before, so that the
    /// watch may see a change only so much later; null where nobody watches.
    /// </summary>
    public TimeSpan? RenewsEvery { get; init; }
}
