namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Some words and what ends them.</summary>
/// <param name="Words">The name and its arguments; none before a closing brace.</param>
/// <param name="End">What ended it.</param>
/// <param name="Line">The line of the end.</param>
internal sealed record ConfigStatement(IReadOnlyList<ConfigWord> Words, StatementEnd End, int Line);
