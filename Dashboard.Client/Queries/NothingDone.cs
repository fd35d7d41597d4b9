using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>For where nobody can do anything with notifications.</summary>
public sealed class NothingDone : IQueryContexts
{
    /// <inheritdoc />
    public QueryContext Of(Notification notification, DateTimeOffset now) => new(now);
}
