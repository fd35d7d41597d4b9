namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>The watch over this server's own two paths, with and without the proxy. It never rests while the server runs.</summary>
public interface IPathWatch
{
    /// <summary>What it has come to.</summary>
    PathWatch Current { get; }
}
