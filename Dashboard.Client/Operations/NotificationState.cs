using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Operations;

/// <summary>What people have done with a notification, at one moment.</summary>
/// <param name="Acknowledged">Who has taken care of it; null while it is open.</param>
/// <param name="Snoozed">The snooze that hides it now; null where none does.</param>
/// <param name="Returned">The snooze from which it has come back lately, and nobody has acknowledged it since; null where there is none.</param>
/// <param name="Muted">The mute that hides it now; null where none does.</param>
public sealed record NotificationState(Acknowledgement? Acknowledged, Snooze? Snoozed, Snooze? Returned, Mute? Muted)
{
    /// <summary>Nobody has done anything.</summary>
    public static NotificationState Open { get; } = new(null, null, null, null);

    /// <summary>Whether it is out of the way now.</summary>
    public bool IsHidden => Snoozed is not null || Muted is not null;

    /// <summary>What a query with <c>is:</c> asks for.</summary>
    public QueryContext At(DateTimeOffset now) => new(now, Acknowledged is not null, Snoozed is not null, Muted is not null);
}
