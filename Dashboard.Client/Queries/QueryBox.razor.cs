using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace Dashboard.Client.Queries;

/// <summary>
/// Where a query is typed: it suggests what could come next, and says what it does not understand, at its place. The
/// browser owns the text, so that a slow line never undoes what somebody has typed meanwhile.
/// </summary>
public sealed partial class QueryBox : IAsyncDisposable
{
    private const string Module = "./Queries/QueryBox.razor.js";

    private ElementReference _input;
    private DotNetObjectReference<QueryBox>? _self;
    private IJSObjectReference? _module;
    private IReadOnlyList<QuerySuggestion> _suggestions = [];
    private QueryError? _error;
    private int _active = -1;
    private string? _first;
    private string? _asked;
    private string _typed = "";
    private (string Text, int Caret)? _toShow;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The query that holds now.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>Called with the next query, once it is asked for and can be understood.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<Query> Changed { get; set; }

    /// <summary>The values that are suggested.</summary>
    [Parameter]
    public QueryVocabulary Vocabulary { get; set; } = QueryVocabulary.None;

    /// <summary>What the box is for, for screen readers.</summary>
    [Parameter]
    public string Label { get; set; } = "Query";

    /// <summary>An example, for an empty box.</summary>
    [Parameter]
    public string Placeholder { get; set; } = "severity>=error tag:db \"disk full\"";

    /// <summary>The element's id, once on a page.</summary>
    [Parameter]
    public string Id { get; set; } = "query";

    private bool IsOpen => _suggestions.Count > 0;

    private string ListId => $"{Id}-suggestions";

    private string ErrorId => $"{Id}-error";

    private string? ActiveId => _active >= 0 ? $"{Id}-{_active}" : null;

    /// <summary>Puts the focus into the box.</summary>
    public ValueTask FocusAsync() => _input.FocusAsync();

    /// <summary>Called by the module with what stands in the box now.</summary>
    [JSInvokable]
    public async Task Typed(string text, int caret)
    {
        _typed = text;
        Suggest(caret);
        if (_error is not null)
        {
            // Whoever mends a query sees at once whether it is mended.
            _error = ErrorIn(text);
        }

        if (text.Length == 0)
        {
            await AskAsync();
        }

        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("dispose", _input);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    protected override void OnParametersSet()
    {
        _first ??= Text;
        if (Text == _asked)
        {
            return;
        }

        _asked = Text;
        _typed = Text;
        _error = ErrorIn(Text);
        _toShow = (Text, Text.Length);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _input, _self, Text);
            _toShow = null;
        }
        else if (_toShow is var (text, caret) && _module is not null)
        {
            _toShow = null;
            await _module.InvokeVoidAsync("show", _input, text, caret);
        }
    }

    private async Task PressAsync(KeyboardEventArgs pressed)
    {
        switch (pressed.Key)
        {
            case "ArrowDown" when !IsOpen:
                Suggest(_typed.Length);
                break;
            case "ArrowDown" when IsOpen:
                _active = (_active + 1) % _suggestions.Count;
                break;
            case "ArrowUp" when IsOpen:
                _active = _active <= 0 ? _suggestions.Count - 1 : _active - 1;
                break;
            case "Enter" when _active >= 0:
                await PickAsync(_suggestions[_active]);
                break;
            case "Enter":
                Close();
                await AskAsync();
                break;
            case "Escape":
                Close();
                break;
        }
    }

    /// <summary>A field's name is only half of a condition: its values are suggested next.</summary>
    private async Task PickAsync(QuerySuggestion suggestion)
    {
        var (text, caret) = suggestion.ApplyTo(_typed);
        _typed = text;
        _toShow = (text, caret);
        if (text[caret - 1] is ':' or '=')
        {
            Suggest(caret);
            return;
        }

        Close();
        await AskAsync();
    }

    private async Task LeaveAsync()
    {
        Close();
        await AskAsync();
    }

    private async Task AskAsync()
    {
        if (Query.TryParse(_typed, out var query, out _error) && query.Text != _asked)
        {
            _asked = query.Text;
            await Changed.InvokeAsync(query);
        }
    }

    private static QueryError? ErrorIn(string text) => Query.TryParse(text, out _, out var error) ? null : error;

    private void Suggest(int caret) => (_suggestions, _active) = (QueryCompletion.Suggest(_typed, caret, Vocabulary), -1);

    private void Close() => (_suggestions, _active) = ([], -1);

    private string WrongPart(QueryError error) => error.Length > 0 ? _typed.Substring(error.Start, error.Length) : " ";
}
