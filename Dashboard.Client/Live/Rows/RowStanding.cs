using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>What a row was counted as, so that it can be taken back without looking at the row again.</summary>
/// <param name="Counted">The severity under which it was counted; null where it does not fit the rest of the query.</param>
/// <param name="Hiding">Why it is out of the way, where it would be shown otherwise.</param>
/// <param name="Shown">Whether it is in its groups.</param>
internal readonly record struct RowStanding(Severity? Counted, RowHiding Hiding, bool Shown);
