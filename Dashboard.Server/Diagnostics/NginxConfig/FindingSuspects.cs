namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The directives that can bring a finding about.</summary>
/// <param name="Measured">What was measured, as it follows "the measurement shows".</param>
/// <param name="Directives">Their names; none where no directive can.</param>
internal sealed record FindingSuspects(string Measured, IReadOnlyList<string> Directives);
