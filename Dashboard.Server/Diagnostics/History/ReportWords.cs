using System.Globalization;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>How a report says what the contracts hold as values.</summary>
internal static class ReportWords
{
    public static string Of(VerdictState? state) => state switch
    {
        VerdictState.Healthy => "healthy",
        VerdictState.Faulty => "faulty",
        VerdictState.NotTheProxy => "not the proxy",
        VerdictState.NearTheBrowser => "between the server and the browser",
        VerdictState.Inconclusive => "inconclusive",
        _ => "under way",
    };

    public static string Of(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Fault => "Fault",
        FindingSeverity.Risk => "Risk",
        _ => "Advice",
    };

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Certain => "certain: an experiment told it apart from every look-alike that is known",
        Certainty.Likely => "likely: it fits, and the usual look-alikes do not",
        _ => "possible: it fits, and something else would fit as well",
    };

    public static string Of(Vantage vantage) => vantage switch
    {
        Vantage.Browser => "from the reader's browser",
        _ => "from the server",
    };

    public static string Of(ExperimentState state) => state switch
    {
        ExperimentState.Waiting => "waiting",
        ExperimentState.Running => "running",
        ExperimentState.Done => "done",
        ExperimentState.Skipped => "skipped",
        _ => "stopped",
    };

    /// <summary>Milliseconds with as many digits as mean something; null where there are none.</summary>
    public static string? Ms(double? ms) => ms is { } value
        ? value.ToString(Math.Abs(value) < 100 ? "0.##" : "0", CultureInfo.InvariantCulture) + " ms"
        : null;

    public static string? Number(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);
}
