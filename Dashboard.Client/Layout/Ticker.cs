namespace Dashboard.Client.Layout;

/// <summary>
/// Asks a component to render: at once when something has changed, but not more often than ten times a second, and at
/// least once a second, because ages are on the screen. After a rendering that took long it rests for as long: where more
/// viewers look than the processors can serve, each sees fewer renderings, and none sees old ones.
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
    private TimeSpan _rest = s_atMostEvery;
    private bool _rendering;
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
            if (!_rendering)
            {
                Schedule();
            }
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

    /// <summary>Called with the lock held.</summary>
    private void Schedule()
    {
        var wait = _rest - _time.GetElapsedTime(_renderedAt);
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, s_atLeastEvery);
    }

    private void Render()
    {
        lock (_lock)
        {
            if (_disposed || _rendering)
            {
                return;
            }

            (_pending, _rendering) = (false, true);
            _renderedAt = _time.GetTimestamp();
        }

        // The component's own dispatcher reports what goes wrong in rendering.
        var rendering = _render();
        if (rendering.IsCompleted)
        {
            Rendered();
        }
        else
        {
            _ = rendering.ContinueWith(_ => Rendered(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void Rendered()
    {
        lock (_lock)
        {
            var twice = 2 * _time.GetElapsedTime(_renderedAt);
            _rest = twice > s_atMostEvery ? twice : s_atMostEvery;
            _rendering = false;
            if (_pending && !_disposed)
            {
                Schedule();
            }
        }
    }
}
