using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>What <c>diagnose</c> was asked for; every part of it has been checked.</summary>
/// <param name="Target">The two addresses, and the headers to send.</param>
internal sealed record DiagnoseArguments(NewDiagnosisTarget Target)
{
    /// <summary>How long the streams are watched; null for as long as a diagnosis does by itself.</summary>
    public TimeSpan? WatchFor { get; init; }

    /// <summary>Whether to wait for the proxy to cut a silent stream.</summary>
    public bool MeasuresIdleTimeout { get; init; }

    /// <summary>Whether a program reads the answer.</summary>
    public bool AsJson { get; init; }
}
