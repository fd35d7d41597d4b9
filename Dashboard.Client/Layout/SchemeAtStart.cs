namespace Dashboard.Client.Layout;

/// <summary>The colour scheme of the first paint, before the browser can be asked.</summary>
/// <param name="Dark">Whether it was dark.</param>
public sealed record SchemeAtStart(bool Dark);
