namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>One read of a socket that brought bytes of the response.</summary>
/// <param name="AtMs">When it returned, in milliseconds since the diagnosis began; taken before anything was parsed.</param>
/// <param name="Bytes">How many bytes it brought, framing included (after TLS).</param>
/// <param name="Events">How many events it completed.</param>
internal readonly record struct WireRead(double AtMs, int Bytes, int Events);
