namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a configuration of nginx does to one path.</summary>
/// <param name="Path">The path as nginx compares it: decoded, without query, dot segments and doubled slashes.</param>
/// <param name="Server">The server block that answers; null where the text has none.</param>
/// <param name="Location">The location; null where none matches and the server block itself counts.</param>
/// <param name="Directives">What decides, the harmful first.</param>
/// <param name="Remarks">What is wrong with the text, missing in it, or could not be followed.</param>
/// <param name="Findings">The findings of the diagnosis that was asked for, in its order.</param>
public sealed record ConfigReading(
    string Path,
    ChosenBlock? Server,
    ChosenBlock? Location,
    IReadOnlyList<DecidingDirective> Directives,
    IReadOnlyList<ConfigRemark> Remarks,
    IReadOnlyList<FindingInConfig> Findings);
