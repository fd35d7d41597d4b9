using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Open connections that read the same events.</summary>
/// <param name="IntervalMs">The time between two events as they are written; null where it is not ours to choose.</param>
/// <param name="Direct">To the application.</param>
/// <param name="Proxied">Through the proxy.</param>
/// <param name="Control">A second one to the application; null where there is none.</param>
internal sealed record LivePair(double? IntervalMs, IWireStream Direct, IWireStream Proxied, IWireStream? Control = null)
{
    public IReadOnlyList<IWireStream> All => Control is null ? [Direct, Proxied] : [Direct, Proxied, Control];

    /// <summary>What they have seen so far.</summary>
    public StreamPair Current => new(IntervalMs, Direct.Current, Proxied.Current, Control?.Current);

    public void Close()
    {
        foreach (var one in All)
        {
            one.Close();
        }
    }
}
