namespace Dashboard.Bench;

/// <summary>A measurement cannot be carried out; the message stands in its row.</summary>
internal sealed class BenchException(string message) : Exception(message);
