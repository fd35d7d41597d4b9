using Dashboard.Client.Live.Rows;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Client.Live;

/// <content>What the person does on the page.</content>
public sealed partial class LivePage
{
    private bool HasParameter(string name) => QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query).ContainsKey(name);

    private LiveAddress AddressNow()
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(Navigation.Uri).Query);
        return LiveAddress.Read(name => parameters.TryGetValue(name, out var values) ? values.ToString() : null);
    }

    /// <summary>
    /// The state of the page lives in its address, so that it can be shared and survives a reload. It is shown before the
    /// browser has answered with the new address: a second choice that comes sooner has to start from it, and the answer
    /// to the first must not undo the second.
    /// </summary>
    private void Navigate(LiveAddress address, bool replace)
    {
        _view.Go(address);
        var uri = Navigation.GetUriWithQueryParameters(_address, address.ToParameters());
        if (uri != _address)
        {
            _address = uri;
            _ownAddresses.Add(uri);
            Navigation.NavigateTo(uri, replace: replace);
        }
    }

    private void Navigate(LiveAddress address) => Navigate(address, replace: false);

    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        if (_ownAddresses.Remove(change.Location) || Navigation.ToBaseRelativePath(change.Location) is not ("" or ['?' or '#', ..]))
        {
            return;
        }

        _address = change.Location;
        _view.Go(AddressNow());
        _isWall = HasParameter("wall");
        _ = InvokeAsync(async () =>
        {
            await ShowSelectedAsync();
            StateHasChanged();
        });
    }

    /// <summary>Applied with the next rendering, so that a fast typist costs no more than a slow one.</summary>
    private void TypeQuery(Query query)
    {
        _typed = query;
        _ticker!.Changed();
    }

    private void ChooseStream(string? name)
    {
        var query = _view.Address.Query;
        var isChosen = StreamsInQuery is [var only] && only == name;
        Navigate(_view.Address with
        {
            Query = name is null || isChosen ? query.Without(QueryFields.Stream) : query.With($"{QueryFields.Stream}:{name}"),
            Misunderstood = null,
        });
        if (name is not null)
        {
            _view.Streams.MarkRead(name);
            KeepReadMarks();
        }
    }

    private void MarkAllRead()
    {
        _view.Streams.MarkRead();
        KeepReadMarks();
    }

    private void Leave(bool away) => _view.Leave(away);

    private void TogglePause() => _view.Pause(!_view.Paused);

    private async Task ResumeAsync()
    {
        _view.Pause(false);
        _view.Leave(false);
        await _rows!.GoToTopAsync();
    }

    private void OpenLine(LiveLine line)
    {
        _view.Cursor.MoveTo(line);
        Open(line.Row);
    }

    private void Open(LiveRow? row)
    {
        if (row?.Notification is { } notification)
        {
            row.Open();
            _opened = notification;
            Navigate(_view.Address with { Selected = notification.Id }, replace: _view.Address.Selected is not null);
        }
    }

    private void CloseDetails()
    {
        _opened = null;
        Navigate(_view.Address with { Selected = null });
    }

    private async Task LoadMissingAsync(LiveRow row)
    {
        var notice = row.Notice!;
        row.Tell(notice with { Loading = NoticeLoading.UnderWay, Trouble = null });
        try
        {
            var (found, more) = await _missing.ReadAsync(notice, _left.Token);
            var added = _view.Intake.Fill(found);
            row.Tell(notice with { Loading = NoticeLoading.Done, Loaded = added, MoreInLog = more });
        }
        catch (Exception failure) when (failure is HttpRequestException or HistoryRefusedException or OperationCanceledException)
        {
            row.Tell(notice with { Loading = NoticeLoading.Failed, Trouble = $"The log could not be read: {failure.Message}" });
        }
    }
}
