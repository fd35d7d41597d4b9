namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>A mark on the time axis.</summary>
/// <param name="X">Its place, 0 to 100.</param>
/// <param name="Label">The seconds since the first event of the picture.</param>
public sealed record PictureTick(double X, string Label);
