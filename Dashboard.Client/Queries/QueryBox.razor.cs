using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Queries;

/// <summary>
/// The query in one line. What stands in the field belongs to the browser: the server never writes back what was typed,
/// because on a slow connection that would undo what has been typed since.
/// </summary>
public sealed partial class QueryBox : IAsyncDisposable
{
    private const string Module = "./Queries/QueryBox.razor.js";
    private const string Example = "severity>=error tag:db \"disk full\"";

    private ElementReference _input;
    private DotNetObjectReference<QueryBox>? _self;
    private IJSObjectReference? _module;
    private string _initial = "";
    private string _typed = "";
    private string? _told;
    private int _caret;
    private int _active = -1;
    private bool _open;
    private QueryError? _error;
    private IReadOnlyList<QuerySuggestion> _suggestions = [];

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The query that applies.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>The values in use.</summary>
    [Parameter, EditorRequired]
    public required Func<QueryVocabulary> Words { get; set; }

    /// <summary>Called with every query that is understood, as it is typed or when it is asked for.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<Query> QueryChanged { get; set; }

    /// <summary>
    /// Whether every letter counts. Where a query costs a search it is asked for only with Enter, when it is cleared, and
    /// when the field is left.
    /// </summary>
    [Parameter]
    public bool AsTyped { get; set; } = true;

    /// <summary>Called when the person is done here and goes on in the list.</summary>
    [Parameter]
    public EventCallback Left { get; set; }

    private bool IsOpen => _open && _suggestions.Count > 0;

    /// <summary>While a list offers how to go on, an unfinished query is no error.</summary>
    private QueryError? Shown => IsOpen ? null : _error;

    /// <summary>Whether the Tab key completes something, instead of leaving the field.</summary>
    private bool Completes => IsOpen && (_active >= 0 || _suggestions[0].Length > 0);

    /// <summary>Called by the module with what stands in the field, and where the caret is.</summary>
    [JSInvokable]
    public async Task Typed(string text, int caret)
    {
        ArgumentNullException.ThrowIfNull(text);
        (_typed, _caret, _active, _open) = (text, caret, -1, true);
        _suggestions = QueryCompletion.Suggest(text, caret, Words());
        await TellAsync(AsTyped || text.Length == 0);
        StateHasChanged();
    }

    /// <summary>Called by the module with the keys of the list.</summary>
    [JSInvokable]
    public async Task Pressed(string key)
    {
        switch (key)
        {
            case "ArrowDown" when !IsOpen:
                _suggestions = QueryCompletion.Suggest(_typed, _caret, Words());
                _open = true;
                break;
            case "ArrowDown":
                _active = _active + 1 < _suggestions.Count ? _active + 1 : 0;
                break;
            case "ArrowUp" when IsOpen:
                _active = _active > 0 ? _active - 1 : _suggestions.Count - 1;
                break;
            case "Tab" or "Enter" when IsOpen && (_active >= 0 || key == "Tab"):
                await ApplyAsync(_suggestions[Math.Max(_active, 0)]);
                break;
            case "Enter" when !AsTyped:
                _open = false;
                await TellAsync(isAsked: true);
                break;
            case "Escape" or "Enter" when !IsOpen:
                await Left.InvokeAsync();
                break;
            default:
                _open = false;
                _active = -1;
                break;
        }

        StateHasChanged();
    }

    /// <summary>Called by the module when the field loses the focus.</summary>
    [JSInvokable]
    public async Task Blurred()
    {
        _open = false;
        _active = -1;
        await TellAsync(isAsked: true);
        StateHasChanged();
    }

    /// <summary>Goes to the field.</summary>
    public async Task FocusAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("focus", _input);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with the field.
        }

        _self?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Text == _told)
        {
            return;
        }

        // Somebody chose something elsewhere on the page, or went back in the history.
        (_told, _typed, _caret, _open, _active) = (Text, Text, Text.Length, false, -1);
        _ = Query.TryParse(Text, out _, out _error);
        if (_module is null)
        {
            _initial = Text;
        }
        else
        {
            await _module.InvokeVoidAsync("write", _input, Text, Text.Length, false);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _input, _self);
            if (_initial != _typed)
            {
                await _module.InvokeVoidAsync("write", _input, _typed, _typed.Length, false);
            }
        }
    }

    private static int Within(int value, int limit) => Math.Clamp(value, 0, limit);

    private int Start(QueryError error) => Within(error.Start, _typed.Length);

    private int Length(QueryError error) => Within(error.Length, _typed.Length - Start(error));

    /// <summary>Where something is missing there is nothing to mark but the place.</summary>
    private string Wrong(QueryError error) => Length(error) == 0 ? "…" : _typed.Substring(Start(error), Length(error));

    private async Task ApplyAsync(QuerySuggestion suggestion)
    {
        var (text, caret) = suggestion.ApplyTo(_typed);
        var isField = suggestion.Insert[^1] is ':' or '=';
        if (!isField && caret == text.Length)
        {
            (text, caret) = (text + " ", caret + 1);
        }

        await WriteAsync(text, caret);
    }

    private Task ClearAsync() => WriteAsync("", 0);

    private async Task TellAsync(bool isAsked)
    {
        if (Query.TryParse(_typed, out var query, out _error) && isAsked && query.Text != _told)
        {
            _told = query.Text;
            await QueryChanged.InvokeAsync(query);
        }
    }

    private async Task WriteAsync(string text, int caret)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("write", _input, text, caret, true);
        }

        await Typed(text, caret);
        _open = text.Length > 0;
    }
}
