namespace Dashboard.Server.EventLog;

/// <summary>What a change to a stream found.</summary>
internal enum StreamOutcome
{
    /// <summary>There was no such stream; nothing was done, or it was made.</summary>
    New,

    /// <summary>There was one.</summary>
    Known,
}
