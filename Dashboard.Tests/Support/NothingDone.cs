using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Tests.Support;

/// <summary>Nobody has done anything with any notification.</summary>
internal sealed class NothingDone : IQueryContexts
{
    public QueryContext Of(Notification notification, DateTimeOffset now) => new(now);
}
