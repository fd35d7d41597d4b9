using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;
using Dashboard.Client.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.History;

/// <content>One notification of the list: found by keys or a click, opened, and acted on.</content>
public sealed partial class HistoryScreen
{
    private readonly List<IDisposable> _keys = [];
    private HistoryCursor _cursor = null!;
    private QueryBox? _box;
    private string? _selected;
    private Notification? _opened;

    [Inject]
    public required OperationsBoard Board { get; init; }

    [Inject]
    public required OperationActions Actions { get; init; }

    [Inject]
    public required PreferenceStore Preferences { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "selected")]
    public string? SelectedInAddress { get; set; }

    private string PersonName => Preferences.Current.Name;

    /// <summary>What an operation is about: what is open, else what is under the keys.</summary>
    private Notification? Target => _opened ?? _cursor.At;

    private void Follow()
    {
        Board.Changed += Redraw;
        Preferences.Changed += Redraw;
        Actions.NameGiven += KeepName;
        OnKey("/", "Go to the query", () => _box?.FocusAsync() ?? Task.CompletedTask);
        OnKey("j", "Next line", () => MoveAsync(1));
        OnKey("ArrowDown", "Next line", () => MoveAsync(1));
        OnKey("k", "Line before", () => MoveAsync(-1));
        OnKey("ArrowUp", "Line before", () => MoveAsync(-1));
        OnKey("Enter", "Open the details", OpenCursorAsync);
        OnKey("a", "Acknowledge, or open again", AcknowledgeAsync);
        OnKey("s", "Snooze", SnoozeAsync);
        OnKey("m", "Mute what a query matches", MuteAsync);
    }

    private void Unfollow()
    {
        Board.Changed -= Redraw;
        Preferences.Changed -= Redraw;
        Actions.NameGiven -= KeepName;
        _keys.ForEach(key => key.Dispose());
    }

    private void OnKey(string keys, string words, Func<Task> act) => _keys.Add(Keys.Register(keys, words, async () =>
    {
        await act();
        StateHasChanged();
    }));

    /// <summary>Called on any thread.</summary>
    private void Redraw() => _ = InvokeAsync(StateHasChanged);

    /// <summary>Kept in the background: what was asked for has been done under the name already.</summary>
    private void KeepName(string name) =>
        _ = InvokeAsync(() => Preferences.UpdateAsync(preferences => preferences with { Name = name }));

    private async Task MoveAsync(int by)
    {
        _cursor.Move(by);
        if (_cursor.At is not { } at)
        {
            return;
        }

        if (_selected is not null)
        {
            Open(at);
        }

        await FocusAsync(at.Id);
    }

    private Task OpenCursorAsync()
    {
        if (_cursor.At is { } at)
        {
            Open(at);
        }

        return Task.CompletedTask;
    }

    private void OpenRow(Notification notification)
    {
        _cursor.MoveTo(notification);
        Open(notification);
    }

    private void Open(Notification notification)
    {
        var isOpen = _selected is not null;
        (_opened, _selected) = (notification, notification.Id);
        GoToAddress(replace: isOpen);
    }

    private void CloseDetails()
    {
        (_opened, _selected) = (null, null);
        GoToAddress(replace: false);
    }

    private async Task AcknowledgeAsync()
    {
        if (Target is { } target)
        {
            await (Board.StateOf(target, Time.GetUtcNow()).Acknowledged is null
                ? Actions.AcknowledgeAsync([target], PersonName)
                : Actions.UnacknowledgeAsync([target], PersonName));
        }
    }

    private Task SnoozeAsync() => Target is { } target ? Actions.ChooseSnoozeAsync([target], PersonName, ViewersZone) : Task.CompletedTask;

    private Task MuteAsync() => Target is { } target ? Actions.MuteAsync(MuteQuery.For(target), PersonName, ViewersZone) : Task.CompletedTask;

    /// <summary>Opens what the address names: from the list, else from the log.</summary>
    private async Task ShowSelectedAsync()
    {
        if (_selected == _opened?.Id)
        {
            return;
        }

        _opened = _rows.Notifications.Find(one => one.Id == _selected);
        if (_opened is null && _selected is { } wanted)
        {
            try
            {
                var page = await Reader.ReadAsync(new HistoryAsk($"{QueryFields.Id}:{wanted}", Limit: 1), _left.Token);
                _opened = _selected == wanted && page.Notifications is [var found] ? found : _opened;
            }
            catch (Exception failure) when (failure is HttpRequestException or HistoryRefusedException or OperationCanceledException)
            {
                // The details stay closed; the list tells of the trouble.
            }
        }
    }

    /// <summary>Puts the focus on a row, which brings it into view, or on the list.</summary>
    private async Task FocusAsync(string? id)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("focus", _page, id);
        }
    }

    private Task FocusListAsync() => FocusAsync(null);
}
