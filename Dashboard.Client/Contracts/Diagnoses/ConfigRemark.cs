namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What has to be said about the text, or about how it was read.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">One or two sentences.</param>
/// <param name="Place">The line; null where it is about all of the text.</param>
public sealed record ConfigRemark(ConfigRemarkKind Kind, string Text, ConfigPlace? Place = null);
