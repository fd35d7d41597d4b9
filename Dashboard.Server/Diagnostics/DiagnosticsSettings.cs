using Dashboard.Client.Feeds;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics;

/// <summary>What every run of a comparison needs to know.</summary>
internal sealed class DiagnosticsSettings(
    IOptions<DiagnosticsOptions> diagnostics, IOptions<FeedOptions> feeds, TimeProvider time)
{
    public void Deconstruct(out DiagnosticsOptions diagnosticsOptions, out FeedOptions feedOptions, out TimeProvider timeProvider)
    {
        diagnosticsOptions = diagnostics.Value;
        feedOptions = feeds.Value;
        timeProvider = time;
    }
}
