namespace Dashboard.Client.Live;

/// <content>What keys do on the page.</content>
public sealed partial class LivePage
{
    private void RegisterKeys()
    {
        OnKey("/", "Go to the query", () => _toolbar!.FocusQueryAsync());
        OnKey("Space", "Pause, or go on", TogglePauseAsync);
        OnKey("j", "Next line", () => MoveAsync(1));
        OnKey("ArrowDown", "Next line", () => MoveAsync(1));
        OnKey("k", "Line before", () => MoveAsync(-1));
        OnKey("ArrowUp", "Line before", () => MoveAsync(-1));
        OnKey("PageDown", "A screen down", async () => await MoveAsync(await _rows!.PageAsync()));
        OnKey("PageUp", "A screen up", async () => await MoveAsync(-await _rows!.PageAsync()));
        OnKey("Home", "The newest line", ResumeAtTopAsync);
        OnKey("End", "The oldest line", () => MoveAsync(int.MaxValue / 2));
        OnKey("Enter", "Open the details, or a group", Enter);
        OnKey("a", "Acknowledge, or open again", AcknowledgeAsync);
        OnKey("s", "Snooze", SnoozeAsync);
        OnKey("m", "Mute what a query matches", MuteAsync);
        OnKey("x", "Mark, to act on many", MarkCursor);
        OnKey("Escape", "Close the details, then unmark", Escape);
    }

    private void OnKey(string keys, string words, Func<Task> act) => _keys.Add(Around.Keys.Register(keys, words, async () =>
    {
        // The wall shows no lines, and has no keys.
        if (!_isWall)
        {
            await act();
            StateHasChanged();
        }
    }));

    private void OnKey(string keys, string words, Action act) => OnKey(keys, words, () =>
    {
        act();
        return Task.CompletedTask;
    });

    private async Task TogglePauseAsync()
    {
        if (_view.Paused && !_view.Away)
        {
            await ResumeAsync();
            return;
        }

        TogglePause();
    }

    private async Task MoveAsync(int by)
    {
        _view.Cursor.Move(by);
        if (_view.Address.Selected is not null)
        {
            Open(_view.Cursor.Row);
        }

        await _rows!.RevealAsync(_view.Cursor.Index);
    }

    private async Task ResumeAtTopAsync()
    {
        _view.Cursor.MoveTo(0);
        await _rows!.RevealAsync(0);
    }

    private async Task Enter()
    {
        if (_view.Cursor.At is not { } line)
        {
            return;
        }

        if (line.Row is null)
        {
            line.Group.Collapsed = !line.Group.Collapsed;
        }
        else if (line.Row.Notice is { CanLoad: true })
        {
            await LoadMissingAsync(line.Row);
        }
        else
        {
            Open(line.Row);
        }
    }

    private void MarkCursor()
    {
        if (_view.Cursor.At is { Row: { } row })
        {
            _view.Mark(row);
        }
        else if (_view.Cursor.At is { } heading)
        {
            _view.Mark(heading.Group);
        }
    }

    private void Escape()
    {
        if (_view.Address.Selected is not null)
        {
            CloseDetails();
        }
        else
        {
            _view.Unmark();
        }
    }

    private Task FocusListAsync() => _rows!.FocusAsync();
}
