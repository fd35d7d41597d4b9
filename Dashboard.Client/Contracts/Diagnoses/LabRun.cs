namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>A broken proxy that runs.</summary>
/// <param name="Name">The fault's name.</param>
/// <param name="DirectUrl">The server itself, such as <c>http://127.0.0.1:5080/</c>.</param>
/// <param name="ProxiedUrl">The same server through the broken proxy, on loopback.</param>
/// <param name="StartedAt">When it was started, by the server's clock.</param>
/// <param name="EndsAt">When it ends by itself.</param>
public sealed record LabRun(string Name, string DirectUrl, string ProxiedUrl, DateTimeOffset StartedAt, DateTimeOffset EndsAt);
