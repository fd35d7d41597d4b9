using System.Globalization;

namespace Dashboard.Tests.Faults;

/// <summary>How long the tests go on that more rounds make more certain: short by default, longer where a variable says so.</summary>
internal static class StoreLength
{
    public static int Of(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
