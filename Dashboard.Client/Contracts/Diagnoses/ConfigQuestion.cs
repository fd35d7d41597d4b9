namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What to find out about a configuration of nginx.</summary>
/// <param name="Text">The output of <c>nginx -T</c>, or one file. It is read and forgotten, never kept.</param>
/// <param name="Path">The path of the request, beginning with a slash: <c>/sse/deploys</c>. A query is cut off.</param>
/// <param name="Host">The host that the request names, with or without a port; null for the default server.</param>
/// <param name="Port">The port that it comes to, 1 to 65535; null to take one from the text.</param>
/// <param name="DiagnosisId">A diagnosis to set the text against; null for none.</param>
public sealed record ConfigQuestion(string Text, string Path, string? Host = null, int? Port = null, string? DiagnosisId = null);
