using Dashboard.Client.Contracts;

namespace Dashboard.Server.EventLog;

/// <summary>A notification in the log, as it was written: nothing about it changes any more.</summary>
/// <param name="Position">Its place, from 1, growing over all streams.</param>
/// <param name="Stream">The stream that it was published to.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="PublishedAt">When it was appended.</param>
/// <param name="Json">The notification as UTF-8 JSON of one line: what travels as the data of its event.</param>
internal sealed record LogEntry(
    long Position,
    string Stream,
    Severity Severity,
    DateTimeOffset PublishedAt,
    ReadOnlyMemory<byte> Json);
