using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Tables;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Client.Streams;

/// <summary>The streams and what goes on in them, at most a second old; and what can be done with each.</summary>
public sealed partial class StreamsPage : IAsyncDisposable
{
    /// <summary>Snapshots are at most half a second old already.</summary>
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(500);

    private static readonly DialogOptions s_dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private StreamsSnapshot _snapshot = new(0, [], new Dictionary<string, IReadOnlyList<int>>(), new StreamRetention(null, 1));
    private IReadOnlyList<StreamSummary> _shown = [];
    private StreamQuery _query = new("", StreamOrder.Name, false);
    private (string? Text, string? Sort) _queryInAddress;
    private IDisposable[] _keys = [];
    private TableHead? _head;
    private ITimer? _timer;
    private string? _done;

    [Inject]
    public required IStreams Streams { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required Attention Attention { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? TextInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortInQuery { get; set; }

    private string All => _snapshot.Streams.Count == 1 ? "1 stream" : $"{_snapshot.Streams.Count:N0} streams";

    private string Outcome => _done ?? (_query.Text.Length > 0 ? $"{_shown.Count:N0} of {All}" : All);

    public async ValueTask DisposeAsync()
    {
        Attention.Changed -= Refresh;
        foreach (var key in _keys)
        {
            key.Dispose();
        }

        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    protected override void OnInitialized()
    {
        Take();
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_every, s_every);
        Attention.Changed += Refresh;
        _keys =
        [
            Keys.Register("/", "Filter the streams", () => _head?.FocusAsync().AsTask() ?? Task.CompletedTask),
            Keys.Register("n", "Create a stream", CreateAsync),
        ];
    }

    protected override void OnParametersSet()
    {
        // What is being typed stands in the address only once it is done, and must survive whatever else changes.
        if (_queryInAddress != (TextInQuery, SortInQuery))
        {
            _queryInAddress = (TextInQuery, SortInQuery);
            Show(StreamQuery.Parse(TextInQuery, SortInQuery));
        }
    }

    /// <summary>A page that nobody sees asks for nothing.</summary>
    private void Refresh()
    {
        if (Attention.Visible)
        {
            Take();
            StateHasChanged();
        }
    }

    private void Take()
    {
        _snapshot = Streams.Current;
        _shown = _query.Apply(_snapshot.Streams);
    }

    private void Show(StreamQuery query)
    {
        _query = query;
        _done = null;
        _shown = query.Apply(_snapshot.Streams);
    }

    private void Sort(StreamQuery query)
    {
        Show(query);
        Navigate();
    }

    private void ShowAll() => Sort(_query with { Text = "" });

    /// <summary>What is typed does not make a step back for every letter.</summary>
    private void Navigate() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = _query.Text.Length > 0 ? _query.Text : null,
            ["sort"] = _query.Sort,
        }),
        replace: true);

    private Task CreateAsync() => OpenAsync<StreamDialog>(new DialogParameters { [nameof(StreamDialog.Default)] = _snapshot.Default });

    private Task EditAsync(StreamSummary stream) => OpenAsync<StreamDialog>(new DialogParameters
    {
        [nameof(StreamDialog.Stream)] = stream,
        [nameof(StreamDialog.Default)] = _snapshot.Default,
    });

    private Task UseAsync(StreamSummary stream) =>
        OpenAsync<UseStreamDialog>(new DialogParameters { [nameof(UseStreamDialog.Stream)] = stream.Name });

    private Task DeleteAsync(StreamSummary stream) =>
        OpenAsync<DeleteStreamDialog>(new DialogParameters { [nameof(DeleteStreamDialog.Stream)] = stream });

    /// <summary>A dialog that did something answers with a sentence about it.</summary>
    private async Task OpenAsync<TDialog>(DialogParameters parameters)
        where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(null, parameters, s_dialog);
        if (await dialog.Result is { Canceled: false, Data: string done })
        {
            _done = done;
            Refresh();
        }
    }
}
