using Dashboard.Client.Contracts;
using Dashboard.Server.Diagnostics.Origin;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>What every diagnosis from a browser needs to know.</summary>
internal sealed record BrowserSettings(
    IOptions<BrowserOptions> Limits, ProbeGuests Guests, IConnections Connections, TimeProvider Time, ILogger<BrowserRun> Logger)
{
    public BrowserOptions Options => Limits.Value;
}
