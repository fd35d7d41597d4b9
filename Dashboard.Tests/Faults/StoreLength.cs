using System.Globalization;

namespace Dashboard.Tests.Faults;

/// <summary>
/// How long the tests go on that more rounds make more certain: short by default, long with <c>DASHBOARD_FAULTS=long</c>,
/// and as long as a variable of their own says.
/// </summary>
internal static class StoreLength
{
    public static int Of(string variable, int brief, int extended)
    {
        var usual = Environment.GetEnvironmentVariable("DASHBOARD_FAULTS") == "long" ? extended : brief;
        var asked = Environment.GetEnvironmentVariable(variable);
        return int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
    }
}
