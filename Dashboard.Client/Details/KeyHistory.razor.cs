using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Details;

/// <summary>Reads the other notifications of a condition from the log.</summary>
public sealed partial class KeyHistory : IDisposable
{
    /// <summary>As many as fit under the rest of the pane.</summary>
    private const int Most = 20;

    private readonly CancellationTokenSource _left = new();
    private IReadOnlyList<Notification>? _page;
    private string? _readFor;
    private string? _trouble;
    private bool _more;

    [Inject]
    public required HistoryReader Reader { get; init; }

    /// <summary>One of them; it must have a key.</summary>
    [Parameter, EditorRequired]
    public required Notification Notification { get; set; }

    /// <summary>Called with another one, to show it.</summary>
    [Parameter]
    public EventCallback<Notification> OnSelected { get; set; }

    private string QueryText =>
        $"{new FieldTerm(QueryFields.Stream, [Notification.Stream], false).Text} {new FieldTerm(QueryFields.Key, [Notification.Key!], false).Text}";

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => _readFor == Notification.Id ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var wanted = Notification;
        _readFor = wanted.Id;
        (_page, _trouble) = (null, null);
        try
        {
            var page = await Reader.ReadAsync(new HistoryAsk(QueryText, [wanted.Stream], Limit: Most), _left.Token);
            if (_readFor == wanted.Id)
            {
                // The query does not tell upper from lower case; keys do.
                _page = [.. page.Notifications.Where(one => one.Key == wanted.Key)];
                _more = page.Next is not null;
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
            // The pane was closed meanwhile.
        }
        catch (Exception failure) when (failure is HttpRequestException or HistoryRefusedException or OperationCanceledException)
        {
            _trouble = failure is HistoryRefusedException ? failure.Message : "The log could not be read.";
        }
    }
}
