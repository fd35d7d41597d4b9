using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>What has come and may have to wait: a notification or a notice.</summary>
/// <param name="place">Where it stands.</param>
internal sealed class LiveEntry(RowPlace place)
{
    public RowPlace Place => place;

    public Notification? Notification { get; init; }

    public LiveNotice? Notice { get; set; }

    /// <summary>The row of the notice, once it is one.</summary>
    public LiveRow? Row { get; set; }

    /// <summary>Whether it counts as waiting: the filter would show it.</summary>
    public bool Counts { get; set; }
}
