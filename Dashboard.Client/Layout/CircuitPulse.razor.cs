using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Layout;

/// <summary>The sign of life of the page's own connection to the server.</summary>
public sealed partial class CircuitPulse : IDisposable
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(2);

    private ITimer? _timer;
    private long _beats;

    [Inject]
    public required TimeProvider Time { get; init; }

    public void Dispose() => _timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = Time.CreateTimer(_ => _ = InvokeAsync(Beat), null, s_every, s_every);
        }
    }

    private void Beat()
    {
        _beats++;
        StateHasChanged();
    }
}
