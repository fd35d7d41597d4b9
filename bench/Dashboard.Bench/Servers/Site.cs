namespace Dashboard.Bench.Servers;

/// <summary>Where a server is started.</summary>
/// <param name="Root">The repository.</param>
/// <param name="Programs">The folder of the compiled programs.</param>
/// <param name="Folder">A folder of its own, for configuration and data.</param>
/// <param name="Port">Its port on loopback.</param>
internal sealed record Site(string Root, string Programs, string Folder, int Port);
