using System.Text.RegularExpressions;

namespace Dashboard.Client.Contracts;

/// <summary>The rules for names of streams: <c>[a-z0-9][a-z0-9._-]{0,63}</c>.</summary>
public static partial class StreamName
{
    /// <summary>In a subscription: every stream but the reserved ones.</summary>
    public const string All = "*";

    /// <summary>Where test events for the comparison of paths travel.</summary>
    public const string Probe = "_probe";

    /// <summary>Where the watch over the proxied path tells what has changed.</summary>
    public const string Diagnostics = "_diagnostics";

    /// <summary>Where it is recorded who has acknowledged, snoozed or muted what; see <see cref="Contracts.Operations.Operation"/>.</summary>
    public const string Operations = "_operations";

    /// <summary>The rule in words, for error messages.</summary>
    public const string Rule =
        "1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit";

    /// <summary>Whether anybody may publish under this name.</summary>
    public static bool IsValid(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>Whether the name begins with <c>_</c> and so belongs to this system itself.</summary>
    public static bool IsReserved(string? name) => name is ['_', ..] && IsValid(name[1..]) && name.Length <= 64;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
