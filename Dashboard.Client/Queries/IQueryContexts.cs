using Dashboard.Client.Contracts;

namespace Dashboard.Client.Queries;

/// <summary>Knows what people have done with notifications, as queries ask for it.</summary>
public interface IQueryContexts
{
    /// <summary>What people have done with a notification until now. It is called for each that comes, and must be quick.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="now">The server's time.</param>
    QueryContext Of(Notification notification, DateTimeOffset now);
}
