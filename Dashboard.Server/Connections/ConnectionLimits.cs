namespace Dashboard.Server.Connections;

/// <summary>How many connections are taken; those that are there already stay.</summary>
/// <param name="InAll">From anywhere.</param>
/// <param name="PerAddress">From one address.</param>
internal readonly record struct ConnectionLimits(int InAll, int PerAddress);
