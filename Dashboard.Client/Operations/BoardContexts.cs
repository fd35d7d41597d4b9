using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Operations;

/// <summary>What people have done, for queries that ask for it.</summary>
internal sealed class BoardContexts(OperationsBoard board) : IQueryContexts
{
    /// <inheritdoc />
    public QueryContext Of(Notification notification, DateTimeOffset now) => board.StateOf(notification, now).At(now);
}
