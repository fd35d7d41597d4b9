namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>Joins the two arrivals of one event.</summary>
/// <param name="DirectX">Its place on the direct lane, 0 to 100.</param>
/// <param name="ProxiedX">Its place on the proxied lane, 0 to 100; of an event that has not come, the right edge.</param>
/// <param name="Kind">The name that style sheets use: <c>level</c>, <c>held</c> or <c>missing</c>.</param>
public sealed record PictureLink(double DirectX, double ProxiedX, string Kind)
{
    /// <summary>Arrived on both, apart by less than counts as held back.</summary>
    public const string Level = "level";

    /// <summary>Arrived on both, and was held back on the way.</summary>
    public const string Held = "held";

    /// <summary>Arrived directly, and not through the proxy.</summary>
    public const string Missing = "missing";
}
