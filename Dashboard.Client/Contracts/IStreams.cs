namespace Dashboard.Client.Contracts;

/// <summary>Which streams there are, and what goes on in them.</summary>
public interface IStreams
{
    /// <summary>The streams; at most half a second old, and shared by all who look.</summary>
    StreamsSnapshot Current { get; }
}
