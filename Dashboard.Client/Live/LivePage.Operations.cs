using Dashboard.Client.Contracts;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Live;

/// <content>What the person does with notifications.</content>
public sealed partial class LivePage
{
    [CascadingParameter]
    private TimeZoneInfo? Zone { get; set; }

    /// <summary>What an operation is about: the marked rows, else the group or the row under the keys, else what is open.</summary>
    private IReadOnlyList<LiveRow> Targets()
    {
        if (_view.Marked.Count > 0)
        {
            return [.. _view.Marked];
        }

        if (_view.Cursor.At is { Row: null } heading)
        {
            return [.. Enumerable.Range(0, heading.Group.Rows.Count).Select(index => heading.Group.Rows[index]).Where(row => row.Notification is not null)];
        }

        var row = _view.Cursor.Row ?? (_view.Address.Selected is { } id ? _view.List.Find(id) : null);
        return row?.Notification is null ? [] : [row];
    }

    private async Task AcknowledgeAsync()
    {
        var rows = Targets();
        if (rows.Count > 0)
        {
            var notifications = NewestOf(rows);
            var isDone = rows.All(row => row.State.Acknowledged is not null)
                ? await Actions.UnacknowledgeAsync(notifications, Preferences.Current.Name)
                : await Actions.AcknowledgeAsync(notifications, Preferences.Current.Name);
            UnmarkIf(isDone);
        }
    }

    private async Task SnoozeAsync()
    {
        var rows = Targets();
        if (rows.Count > 0)
        {
            UnmarkIf(await Actions.ChooseSnoozeAsync(NewestOf(rows), Preferences.Current.Name, Zone));
        }
    }

    /// <summary>Rows are muted by what they have in common; where there are none, what the page asks for.</summary>
    private async Task MuteAsync()
    {
        var rows = Targets();
        var text = rows.Count > 0 ? MuteQuery.For(NewestOf(rows)) : _view.Address.Query.Without(QueryFields.Is).Text;
        if (rows.Count > 0 || text.Length > 0)
        {
            UnmarkIf(await Actions.MuteAsync(text, Preferences.Current.Name, Zone));
        }
    }

    private static IReadOnlyList<Notification> NewestOf(IEnumerable<LiveRow> rows) => [.. rows.Select(row => row.Notification!)];

    private void UnmarkIf(bool isDone)
    {
        if (isDone)
        {
            _view.Unmark();
        }
    }

    /// <summary>Kept in the background: what was asked for has been done under the name already.</summary>
    private void KeepName(string name) =>
        _ = InvokeAsync(() => Preferences.UpdateAsync(preferences => preferences with { Name = name }));

    private void KeepReadMarks() => _ = InvokeAsync(() => Preferences.UpdateAsync(preferences => preferences with
    {
        ReadMarks = preferences.ReadMarks.Concat(_view.Streams.ReadMarks)
            .GroupBy(mark => mark.Key).ToDictionary(mark => mark.Key, mark => mark.Last().Value, StringComparer.Ordinal),
    }));

    private void OpenOther(Notification notification)
    {
        _opened = notification;
        Navigate(_view.Address with { Selected = notification.Id }, replace: true);
    }

    /// <summary>Opens what the address names: from the list, else from the log.</summary>
    private async Task ShowSelectedAsync()
    {
        if (_view.Address.Selected is not { } id)
        {
            _opened = null;
            return;
        }

        _opened = _opened?.Id == id ? _opened : _view.List.FindNotification(id);
        if (_opened is null)
        {
            try
            {
                var page = await History.ReadAsync(new HistoryAsk($"{QueryFields.Id}:{id}", Limit: 1), _left.Token);
                _opened = page.Notifications is [var found] && _view.Address.Selected == id ? found : null;
            }
            catch (Exception failure) when (failure is HttpRequestException or HistoryRefusedException or OperationCanceledException)
            {
                // The details stay closed; the feed tells of the trouble.
            }
        }
    }
}
