using Dashboard.Client.Contracts;
using Dashboard.Client.Settings;

namespace Dashboard.Client.Alerts;

/// <summary>Keeps calls apart: what comes within three seconds of one is said in the next, together.</summary>
internal sealed class AlertPace(TimeProvider time)
{
    /// <summary>So many come to the desktop one by one; more make one that counts the rest.</summary>
    private const int MaxOneByOne = 3;

    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(3);

    private readonly List<Notification> _desktop = [];
    private Severity? _sound;
    private int _count;
    private long? _calledAt;

    /// <summary>Takes note of what calls.</summary>
    public void Add(Notification notification, AlertAction action)
    {
        if (action.HasFlag(AlertAction.Sound) && !(_sound >= notification.Severity))
        {
            _sound = notification.Severity;
        }

        if (!action.HasFlag(AlertAction.Desktop))
        {
            return;
        }

        // A repeat replaces what it repeats; of many the worst stay, and among them the newest.
        _count++;
        _desktop.RemoveAll(one => one.Key is not null && (one.Stream, one.Key) == (notification.Stream, notification.Key));
        _desktop.Insert(0, notification);
        if (_desktop.Count > MaxOneByOne)
        {
            _desktop.Remove(_desktop.Last(one => one.Severity == _desktop.Min(other => other.Severity)));
        }
    }

    /// <summary>The call that is due; null where there is none.</summary>
    public AlertCall? Take()
    {
        if ((_sound is null && _desktop.Count == 0) || (_calledAt is { } at && time.GetElapsedTime(at) < s_apart))
        {
            return null;
        }

        Notification[] worstFirst = [.. _desktop.OrderByDescending(one => one.Severity)];
        var call = _count > MaxOneByOne
            ? new AlertCall(_sound, worstFirst[..1], _count - 1)
            : new AlertCall(_sound, worstFirst, 0);
        _desktop.Clear();
        (_sound, _count, _calledAt) = (null, 0, time.GetTimestamp());
        return call;
    }
}
