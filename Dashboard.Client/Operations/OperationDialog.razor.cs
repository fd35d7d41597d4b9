using Dashboard.Client.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Dashboard.Client.Operations;

/// <summary>
/// Asks what an operation lacks, and closes with <see cref="OperationAnswers"/>. Whoever comes by a key stays with the keys:
/// the first field has the focus, Enter does it, Escape does not, and then the focus is where it was.
/// </summary>
public sealed partial class OperationDialog : IAsyncDisposable
{
    private const string Module = "./Operations/OperationDialog.razor.js";

    private readonly string _form = $"operation-{Guid.NewGuid():N}";
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private IReadOnlyList<(string Label, DateTimeOffset Until)> _times = [];
    private int _choice = 1;
    private string? _name;
    private string? _note;
    private string? _other;
    private string? _query;
    private ElementReference _element;
    private IJSObjectReference? _module;
    private bool _isRefused;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired]
    public required OperationQuestion Question { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    protected override void OnInitialized()
    {
        _name = Question.Name;
        _query = Question.Query;
        _times = SnoozeTimes.From(Time.GetUtcNow(), Question.Zone);
        _other = SnoozeTimes.ToField(_times[^1].Until, Question.Zone);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("begin", _element);
        }
        else if (_isRefused && _module is not null)
        {
            _isRefused = false;
            await _module.InvokeVoidAsync("correct", _element);
        }
    }

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
            // The browser is gone, and the focus with it.
        }
    }

    private RenderFragment? Error(string field) => _errors.TryGetValue(field, out var error)
        ? builder =>
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "error");
            builder.AddAttribute(2, "role", "alert");
            builder.AddContent(3, error);
            builder.CloseElement();
        }
        : null;

    private void ChooseOther(ChangeEventArgs change)
    {
        _other = change.Value as string;
        _choice = _times.Count;
    }

    private void Submit()
    {
        _errors.Clear();
        var until = Question.AsksForTime ? Until() : null;
        if (string.IsNullOrWhiteSpace(_name))
        {
            _errors["by"] = "Give the name under which the others see it.";
        }

        var query = Question.Query is null ? null : CheckedQuery();
        _isRefused = _errors.Count > 0;
        if (!_isRefused)
        {
            var note = string.IsNullOrWhiteSpace(_note) ? null : _note.Trim();
            Dialog.Close(DialogResult.Ok(new OperationAnswers(_name!.Trim(), note, until, query)));
        }
    }

    private DateTimeOffset? Until()
    {
        var until = _choice < _times.Count ? _times[_choice].Until : SnoozeTimes.FromField(_other, Question.Zone);
        if (until is null || until <= Time.GetUtcNow())
        {
            _errors["until"] = "Choose a time that is still to come.";
        }

        return until;
    }

    private string? CheckedQuery()
    {
        if (!Query.TryParse(_query, out var query, out var error))
        {
            _errors["query"] = error!.Message;
        }
        else if (query.IsEmpty)
        {
            _errors["query"] = "Say what is muted, for example stream:ci severity<error.";
        }
        else if (query.NeedsState)
        {
            _errors["query"] = "A mute cannot ask what people have done: leave out the condition that begins with is:.";
        }

        return query.Text;
    }
}
