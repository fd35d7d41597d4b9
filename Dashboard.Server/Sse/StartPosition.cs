using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Sse;

/// <summary>Where a subscription begins in the log, and what of it is missing there.</summary>
/// <param name="Position">Everything after this position follows.</param>
/// <param name="LastPosition">The position of the event that the subscriber has already; null where it has none of this log.</param>
/// <param name="Gap">What the subscriber asked for and cannot get; null where nothing is missing.</param>
internal sealed record StartPosition(long Position, long? LastPosition, Gap? Gap)
{
    /// <summary>What was gone of its streams before the position was found: whatever goes later is a hole.</summary>
    public TrimmedStreams Trimmed { get; private init; } = TrimmedStreams.None;

    public static async ValueTask<StartPosition> FindAsync(
        SseRequest request, IEventLog log, LogBounds bounds, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ResumeAfter is null && request.Since == Since.Now)
        {
            return new StartPosition(bounds.Last, null, null);
        }

        // First: what is taken between this and the position is told once too often rather than never.
        var trimmed = await log.TrimmedStreamsAsync(request.Scope, cancellationToken);
        var start = request.ResumeAfter is { } lastEventId
            ? await ResumeAsync(lastEventId, request.Scope, log, bounds, cancellationToken)
            : await BeginAsync(request, log, bounds, time, cancellationToken);
        return start with { Trimmed = trimmed.Beyond(start.Position) };
    }

    private static async ValueTask<StartPosition> BeginAsync(
        SseRequest request, IEventLog log, LogBounds bounds, TimeProvider time, CancellationToken cancellationToken) =>
        request.Since switch
        {
            { Id: { } id } => await ResumeAsync(id.ToString(), request.Scope, log, bounds, cancellationToken),
            { All: true } => new StartPosition(0, null, null),
            { Ago: { } ago } => new StartPosition(
                await log.PositionBeforeAsync(Earlier(time.GetUtcNow(), ago), cancellationToken), null, null),
            { Last: { } count } => await LastAsync(count, request, log, bounds, cancellationToken),
            _ => new StartPosition(bounds.Last, null, null),
        };

    private static async ValueTask<StartPosition> ResumeAsync(
        string asked, StreamScope scope, IEventLog log, LogBounds bounds, CancellationToken cancellationToken)
    {
        var known = EventId.TryParse(asked, out var id) && id.Epoch == bounds.Epoch && id.Position <= bounds.Last;
        var trimmed = await log.TrimmedAfterAsync(known ? id.Position : 0, scope, cancellationToken);
        if (known && trimmed.Missed == 0)
        {
            return new StartPosition(id.Position, id.Position, null);
        }

        // An id that this log never gave says nothing about what its owner has seen: it gets all there is, and is told.
        var oldest = trimmed.Oldest is { } position ? bounds.IdAt(position).ToString() : null;
        var gap = new Gap(Shorten(asked), oldest, known ? trimmed.Missed : null);

        // What retention has removed may still be in memory; it is missing for everybody alike, as the gap says.
        return new StartPosition(trimmed.Oldest - 1 ?? bounds.Last, null, gap);
    }

    /// <summary>The newest of what the filter lets through, however far back they are within the pages that are looked at.</summary>
    private static async ValueTask<StartPosition> LastAsync(
        int count, SseRequest request, IEventLog log, LogBounds bounds, CancellationToken cancellationToken)
    {
        const int PageSize = 500;
        const int MaxPages = 20;
        var position = bounds.Last + 1;
        var found = 0;
        for (var page = 0; page < MaxPages && found < count; page++)
        {
            var entries = await log.ReadBeforeAsync(position, request.Scope, PageSize, cancellationToken);
            foreach (var entry in entries.TakeWhile(_ => found < count))
            {
                position = entry.Position;
                found += request.Filter.Matches(entry) ? 1 : 0;
            }

            if (entries.Count < PageSize)
            {
                break;
            }
        }

        return new StartPosition(position - 1, null, null);
    }

    private static DateTimeOffset Earlier(DateTimeOffset now, TimeSpan ago) =>
        now - DateTimeOffset.UnixEpoch > ago ? now - ago : DateTimeOffset.UnixEpoch;

    private static string Shorten(string asked) => asked.Length <= EventId.MaxLength ? asked : asked[..EventId.MaxLength];
}
