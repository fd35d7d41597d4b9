namespace Dashboard.Server.Operations;

/// <summary>Who did something that counts now.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="Until">When it ends; null for an acknowledgement.</param>
internal sealed record OperationRow(string By, DateTimeOffset At, DateTimeOffset? Until);
