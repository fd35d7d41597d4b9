using System.Text.RegularExpressions;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>The names that a prober gives to its sessions and posts, and that stand in event ids.</summary>
internal static partial class ProbeName
{
    public const string Rule = "Must be 8 to 32 letters or digits.";

    public static bool IsValid(string? name) => name is not null && Name().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9]{8,32}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
