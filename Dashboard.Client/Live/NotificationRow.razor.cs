using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Live.Rows;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Live;

/// <summary>One notification with its repeats; it is drawn again only when it looks different.</summary>
public sealed partial class NotificationRow
{
    /// <summary>Tags that fit beside a title; the details have all.</summary>
    private const int MostTags = 3;

    private (LiveRow, int, string, bool, bool, bool, TimeZoneInfo?) _drawn;
    private Notification _notification = null!;
    private string _age = "";
    private bool _draw = true;

    /// <summary>The line.</summary>
    [Parameter, EditorRequired]
    public required LiveLine Line { get; set; }

    /// <summary>The server's time, for the age.</summary>
    [Parameter, EditorRequired]
    public required DateTimeOffset Now { get; set; }

    /// <summary>Whether keys act on it.</summary>
    [Parameter]
    public bool IsCursor { get; set; }

    /// <summary>Whether its details are open.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>Whether this person has not read it.</summary>
    [Parameter]
    public bool IsUnread { get; set; }

    /// <summary>Called when it is clicked.</summary>
    [Parameter]
    public EventCallback<LiveLine> Clicked { get; set; }

    /// <summary>Called when it is to be marked, or not any more.</summary>
    [Parameter]
    public EventCallback<LiveRow> Marked { get; set; }

    /// <summary>Called when its repeats are to be shown one by one, or not any more.</summary>
    [Parameter]
    public EventCallback<LiveRow> UnfoldToggled { get; set; }

    [CascadingParameter]
    private TimeZoneInfo? Zone { get; set; }

    private LiveRow Row => Line.Row!;

    protected override void OnParametersSet()
    {
        _notification = Row.Notification!;
        _age = Durations.Age(Now - _notification.PublishedAt);
        var looks = (Row, Row.Version, _age, IsCursor, IsOpen, IsUnread, Zone);
        _draw = looks != _drawn;
        _drawn = looks;
    }

    protected override bool ShouldRender() => _draw;

    private string Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone ?? TimeZoneInfo.Utc).ToString("yyyy-MM-dd HH:mm:ss zzz");

    private Task ClickAsync() => Clicked.InvokeAsync(Line);
}
