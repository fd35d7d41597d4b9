namespace Dashboard.Server.EventLog;

/// <summary>Where a log stands now.</summary>
/// <param name="Epoch">Names this life of the log.</param>
/// <param name="Last">The newest position; 0 while nothing was ever appended.</param>
internal readonly record struct LogBounds(string Epoch, long Last)
{
    public EventId IdAt(long position) => new(Epoch, position);
}
