using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live;

/// <summary>What is told to people who do not see the list: how much is new, not what.</summary>
/// <param name="time">The clock.</param>
public sealed class LiveNews(TimeProvider time)
{
    /// <summary>Often enough to know that something goes on, and rarely enough to hear other things.</summary>
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(10);

    private long _toldAt = time.GetTimestamp();
    private int _new;
    private int _serious;

    /// <summary>Counts a notification that is shown or held.</summary>
    public void Count(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        _new++;
        _serious += notification.Severity >= Severity.Error ? 1 : 0;
    }

    /// <summary>The sentence, where there is one to tell now.</summary>
    public string? Tell()
    {
        if (_new == 0 || time.GetElapsedTime(_toldAt) < s_between)
        {
            return null;
        }

        var sentence = _serious == 0 ? $"{_new} new." : $"{_new} new, {_serious} {(_serious == 1 ? "error" : "errors")}.";
        (_new, _serious, _toldAt) = (0, 0, time.GetTimestamp());
        return sentence;
    }
}
