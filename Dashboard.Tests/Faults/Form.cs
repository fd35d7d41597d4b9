namespace Dashboard.Tests.Faults;

/// <summary>
/// How much the fault tests do: enough for every run, or, where the environment has <c>DASHBOARD_FAULTS=long</c>, as
/// much as a night allows (see <c>bench/faults</c>).
/// </summary>
internal static class Form
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("DASHBOARD_FAULTS") == "long";

    public static int Pick(int usual, int night) => IsLong ? night : usual;
}
