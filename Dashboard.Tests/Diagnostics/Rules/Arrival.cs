namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>An event and the moment at which it was written or arrived, in milliseconds since the diagnosis began.</summary>
internal readonly record struct Arrival(long Number, double AtMs, int Bytes);
