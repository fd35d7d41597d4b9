using Dashboard.Client.Contracts;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Diagnostics.Comparison;

/// <summary>Compares the direct and the proxied path by the events that are published anyway, while somebody watches.</summary>
public sealed partial class ComparisonSection : IDisposable
{
    private const int TestEvents = 20;

    private static readonly TimeSpan s_testInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_renderEvery = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _left = new();
    private IReadOnlyList<string> _streams = [];
    private IPathComparisonRun? _run;
    private PathComparison? _comparison;
    private ITimer? _timer;
    private string? _watched;
    private string? _trouble;
    private bool _sending;

    [Inject]
    public required IPathComparisons Comparisons { get; init; }

    [Inject]
    public required StreamsReader StreamsReader { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is watched, as it stands in the address; nothing is watched while it is null or empty.</summary>
    [Parameter, EditorRequired]
    public required string? InQuery { get; set; }

    private string? Stream => string.IsNullOrEmpty(InQuery) ? null : IsKnownForm(InQuery) ? InQuery : StreamName.All;

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        _timer?.Dispose();
        _run?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var stream = Stream;
        if (stream == _watched)
        {
            return;
        }

        var first = _watched is null;
        _watched = stream;
        var before = _run;
        _run = stream is null ? null : Comparisons.Watch([stream]);
        before?.Dispose();
        _comparison = _run?.Current;
        _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_renderEvery, s_renderEvery);
        if (first)
        {
            await ReadStreamsAsync();
        }
    }

    private static bool IsKnownForm(string? stream) => StreamName.IsValid(stream) || StreamName.IsReserved(stream);

    private async Task ReadStreamsAsync()
    {
        try
        {
            _streams = [.. (await StreamsReader.ReadAsync(_left.Token)).Select(stream => stream.Name)];
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            _trouble = "The list of streams could not be read; test events can still be compared.";
        }
    }

    private void Refresh()
    {
        if (_run is not null)
        {
            _comparison = _run.Current;
            StateHasChanged();
        }
    }

    private void Choose(string? stream) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("stream", stream));

    private async Task SendAsync()
    {
        _sending = true;
        _trouble = null;
        try
        {
            await Comparisons.PublishTestEventsAsync(TestEvents, s_testInterval, _left.Token);
        }
        catch (HttpRequestException failure)
        {
            _trouble = $"The test events could not be published: {failure.Message}";
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left, or the server goes down.
        }

        _sending = false;
    }
}
