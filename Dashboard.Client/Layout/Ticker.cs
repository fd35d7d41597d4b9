namespace Dashboard.Client.Layout;

/// <summary>
/// Asks a component to render: at once when something has changed, but not more often than ten times a second, and at
/// least once a second, because ages are on the screen.
/// </summary>
public sealed class Ticker : IDisposable
{
    private static readonly TimeSpan s_atMostEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_atLeastEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly Func<Task> _render;
    private readonly ITimer _timer;
    private long _renderedAt;
    private bool _pending;
    private bool _disposed;

    /// <param name="time">The clock.</param>
    /// <param name="render">Renders; it is called on any thread.</param>
    public Ticker(TimeProvider time, Func<Task> render)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _render = render;
        _renderedAt = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Render(), null, s_atLeastEvery, s_atLeastEvery);
    }

    /// <summary>Something has changed.</summary>
    public void Changed()
    {
        lock (_lock)
        {
            if (_pending || _disposed)
            {
                return;
            }

            _pending = true;
            var wait = s_atMostEvery - _time.GetElapsedTime(_renderedAt);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, s_atLeastEvery);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void Render()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _pending = false;
            _renderedAt = _time.GetTimestamp();
        }

        // The component's own dispatcher reports what goes wrong in rendering.
        _ = _render();
    }
}
