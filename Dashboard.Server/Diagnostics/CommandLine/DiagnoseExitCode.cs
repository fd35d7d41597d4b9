using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>What <c>diagnose</c> tells scripts.</summary>
internal static class DiagnoseExitCode
{
    /// <summary>Both paths carry the streams alike.</summary>
    public const int Healthy = 0;

    /// <summary>The proxied path has a fault, or a risk.</summary>
    public const int Faulty = 1;

    /// <summary>There is no answer about the proxy: wrong arguments, a direct path that is bad itself, too little to measure, an end too soon.</summary>
    public const int NoAnswer = 2;

    /// <param name="state">What the diagnosis came to.</param>
    /// <param name="wasStopped">Whether somebody ended it: what was not tried may be broken, so it cannot be healthy.</param>
    public static int Of(VerdictState? state, bool wasStopped) => state switch
    {
        VerdictState.Faulty => Faulty,
        VerdictState.Healthy when !wasStopped => Healthy,
        _ => NoAnswer,
    };
}
