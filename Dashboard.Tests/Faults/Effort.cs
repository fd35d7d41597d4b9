using System.Globalization;

namespace Dashboard.Tests.Faults;

/// <summary>
/// How much the fault tests do: enough for every run; with <c>DASHBOARD_FAULTS=long</c> as much as a night allows (see
/// <c>bench/faults</c>); and, where a number has a variable of its own, what that says.
/// </summary>
internal static class Effort
{
    private static readonly bool s_long = Environment.GetEnvironmentVariable("DASHBOARD_FAULTS") == "long";

    public static int Of(int brief, int extended) => s_long ? extended : brief;

    public static int Of(string variable, int brief, int extended) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : Of(brief, extended);
}
