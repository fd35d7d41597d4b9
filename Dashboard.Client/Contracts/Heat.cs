namespace Dashboard.Client.Contracts;

/// <summary>How much was published when, and how serious it was: <c>GET /api/notifications/heat</c>.</summary>
/// <param name="From">Where the first bucket begins.</param>
/// <param name="BucketSeconds">How long each bucket is, in seconds; the last one contains the time of the answer.</param>
/// <param name="Complete">Whether everything was counted; <c>false</c> where counting stopped at a limit.</param>
/// <param name="CountedFrom">From where on everything was counted, as far as is known; <paramref name="From"/> where it is complete.</param>
/// <param name="Counts">For each bucket, oldest first, the notifications of each <see cref="Severity"/>, least serious first.</param>
public sealed record Heat(
    DateTimeOffset From, int BucketSeconds, bool Complete, DateTimeOffset CountedFrom, IReadOnlyList<IReadOnlyList<int>> Counts);
