using Dashboard.Client.Contracts;

namespace Dashboard.Client.Layout;

/// <summary>
/// What the browser's tab tells while its page is not in front: title and icon follow. One a circuit; use it from the
/// circuit's own thread.
/// </summary>
public sealed class TabSignal
{
    /// <summary>Raised after something has changed.</summary>
    public event Action? Changed;

    /// <summary>How many notifications the tab tells of: those that the page counts, else those that have come unseen.</summary>
    public int Count => Unread ?? Unseen;

    /// <summary>The unread notifications, of a page that keeps count of them, or what is wrong, of the wall; null elsewhere.</summary>
    public int? Unread { get; private set; }

    /// <summary>The notifications that have come while the page could not be seen.</summary>
    public int Unseen { get; private set; }

    /// <summary>How far what the page shows can be trusted; null where it shows no feed.</summary>
    public FeedState? State { get; private set; }

    /// <summary>For a page that keeps count itself; it gives null when it leaves.</summary>
    public void SetUnread(int? count) => Set(count, Unseen, State);

    /// <summary>For what counts while nobody looks.</summary>
    public void SetUnseen(int count) => Set(Unread, count, State);

    /// <summary>For the bar that knows all feeds.</summary>
    public void SetState(FeedState? state) => Set(Unread, Unseen, state);

    private void Set(int? unread, int unseen, FeedState? state)
    {
        if ((unread, unseen, state) != (Unread, Unseen, State))
        {
            (Unread, Unseen, State) = (unread, unseen, state);
            Changed?.Invoke();
        }
    }
}
