using System.Numerics;
using Dashboard.Client.Contracts;

namespace Dashboard.Server.Search;

/// <summary>Some of the severities, so that asking costs an entry nothing.</summary>
/// <param name="Bits">One bit for each severity, by its number.</param>
internal readonly record struct SeveritySet(int Bits)
{
    /// <summary>Every severity.</summary>
    public static SeveritySet All { get; } = Of(_ => true);

    /// <summary>The least of them; of none, one that no entry reaches.</summary>
    public Severity Least => (Severity)BitOperations.TrailingZeroCount(Bits);

    /// <summary>Those that are let through.</summary>
    public static SeveritySet Of(Func<Severity, bool> admits) =>
        new(SeverityNames.All.Where(one => admits(one.Severity)).Sum(one => 1 << (int)one.Severity));

    public bool Contains(Severity severity) => ((Bits >> (int)severity) & 1) != 0;
}
