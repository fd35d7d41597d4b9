using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>One read of a connection: the events that arrived with it.</summary>
/// <param name="Path">The lane that it stands on.</param>
/// <param name="X">Its place on the time axis, 0 to 100.</param>
/// <param name="Count">How many events it brought.</param>
public sealed record PictureDot(PathName Path, double X, int Count)
{
    /// <summary>Half the width of a dot, in pixels: one event is a point, many are a disc whose size can be compared.</summary>
    public double Radius => Count == 1 ? 4 : Math.Min(22, 7 + 2 * Math.Sqrt(Count));
}
