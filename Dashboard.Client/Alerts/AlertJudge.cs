using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Client.Settings;

namespace Dashboard.Client.Alerts;

/// <summary>Decides what a notification calls for, by the person's rules and the hour.</summary>
/// <param name="preferences">The rules.</param>
/// <param name="contexts">What people have done: what is snoozed or muted never calls.</param>
internal sealed class AlertJudge(Preferences preferences, IQueryContexts contexts)
{
    /// <summary>What is older was read from the log after a break: it is news no more, and the list shows it.</summary>
    public static readonly TimeSpan NewsFor = TimeSpan.FromMinutes(5);

    private readonly (Query Query, AlertAction Action)[] _rules =
    [
        .. from rule in preferences.Rules
           let parsed = Query.TryParse(rule.Query, out var query, out _) ? query : null
           where parsed is not null
           select (parsed, rule.Action),
    ];

    /// <summary>Whether anything can call at all.</summary>
    public bool CanCall => preferences.Sound || preferences.Desktop;

    /// <summary>Whether it is out of the way: nobody wants to hear of it, and it does not count.</summary>
    public bool IsHidden(Notification notification, DateTimeOffset now) => contexts.Of(notification, now) is { Snoozed: true } or { Muted: true };

    /// <summary>What it calls for.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="now">The server's time: the browser's clock may be wrong.</param>
    /// <param name="zone">The viewer's time zone, for the quiet hours.</param>
    public AlertAction Decide(Notification notification, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!CanCall || now - notification.PublishedAt > NewsFor || IsQuiet(notification, now, zone))
        {
            return AlertAction.None;
        }

        var context = contexts.Of(notification, now);
        if (context.Snoozed || context.Muted)
        {
            return AlertAction.None;
        }

        var wanted = _rules.FirstOrDefault(rule => rule.Query.Matches(notification, context)).Action;
        return wanted & ((preferences.Sound ? AlertAction.Sound : AlertAction.None) | (preferences.Desktop ? AlertAction.Desktop : AlertAction.None));
    }

    private bool IsQuiet(Notification notification, DateTimeOffset now, TimeZoneInfo zone) =>
        preferences.QuietHours is var quiet
        && !(quiet.ExceptCritical && notification.Severity == Severity.Critical)
        && quiet.Cover(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));
}
