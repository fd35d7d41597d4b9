using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Diagnostics.Lab;

/// <summary>
/// The broken proxies that can be started here. The browser itself asks for a start or a stop, as every program does: the
/// server decides by where that request comes from, which a circuit would not tell.
/// </summary>
public sealed partial class LabPage : IAsyncDisposable
{
    private const string Module = "./Diagnostics/Lab/LabPage.razor.js";

    /// <summary>They also end by themselves, and other pages start some.</summary>
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    private LabState _state = new(null, 0, [], []);
    private IJSObjectReference? _module;
    private ITimer? _timer;
    private string? _busy;
    private string? _trouble;

    [Inject]
    public required ILab Lab { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private bool CanStart => _busy is null && _state.Unavailable is null && _state.Running.Count < _state.MostRunning;

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    protected override void OnInitialized()
    {
        _state = Lab.Current;
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_every, s_every);
    }

    private void Refresh()
    {
        var before = _state;
        _state = Lab.Current;
        if (before.Unavailable != _state.Unavailable || !before.Running.SequenceEqual(_state.Running))
        {
            StateHasChanged();
        }
    }

    private bool IsRunning(LabFault fault) => _state.Running.Any(run => run.Name == fault.Name);

    private LabFault? FaultOf(LabRun run) => _state.Faults.FirstOrDefault(fault => fault.Name == run.Name);

    private Task StartAsync(string name) => AskAsync("start", name);

    private Task StopAsync(string name) => AskAsync("stop", name);

    private async Task AskAsync(string what, string name)
    {
        if (_busy is not null)
        {
            return;
        }

        _busy = name;
        _trouble = null;
        try
        {
            _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Module);
            _trouble = await _module.InvokeAsync<string?>(what, name);
        }
        catch (JSDisconnectedException)
        {
            // The page was left.
        }

        _busy = null;
        _state = Lab.Current;
    }
}
