using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A connection cannot go on. It never leaves this folder: it becomes the end of an observation.</summary>
/// <param name="end">How the observation ends.</param>
/// <param name="trouble">More about it: a sentence without secrets.</param>
internal sealed class WireException(StreamEnd end, string trouble) : Exception(trouble)
{
    public StreamEnd End => end;
}
