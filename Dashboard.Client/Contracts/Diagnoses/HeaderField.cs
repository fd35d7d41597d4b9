namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A header field as it stood on the wire (RFC 9110, section 5). Names are compared without regard to case.</summary>
/// <param name="Name">The name as it was written.</param>
/// <param name="Value">The value, without white space around it. Values that grant access are replaced before they leave the observation.</param>
public sealed record HeaderField(string Name, string Value);
