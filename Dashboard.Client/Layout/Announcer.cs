namespace Dashboard.Client.Layout;

/// <summary>
/// What screen readers are told without being asked. It is polite and rare: one sentence in five seconds; what comes
/// sooner waits and is said together.
/// </summary>
public sealed class Announcer(TimeProvider time) : IDisposable
{
    /// <summary>Of what waits together so much is said; the rest is counted.</summary>
    private const int MaxSaid = 3;

    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<string> _waiting = [];
    private ITimer? _timer;
    private long? _saidAt;
    private int _more;
    private bool _again;

    /// <summary>Raised after <see cref="Text"/> has changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>What is said now.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Says something, now or with the next sentence. It may be called on any thread.</summary>
    public void Say(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        lock (_lock)
        {
            if (_waiting.Contains(text))
            {
                return;
            }

            if (_waiting.Count < MaxSaid)
            {
                _waiting.Add(text);
            }
            else
            {
                _more++;
            }

            if (_saidAt is { } at && s_between - time.GetElapsedTime(at) is { Ticks: > 0 } wait)
            {
                _timer ??= time.CreateTimer(_ => SayWaiting(), null, wait, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        SayWaiting();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _waiting.Clear();
        }
    }

    private void SayWaiting()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            if (_waiting.Count == 0)
            {
                return;
            }

            // A region that gets the same text again says nothing; a space that nobody hears makes it another one.
            _again = !_again;
            Text = string.Join(" ", _waiting) + (_more > 0 ? $" And {_more} more." : "") + (_again ? "" : "\u00a0");
            _waiting.Clear();
            _more = 0;
            _saidAt = time.GetTimestamp();
        }

        Changed?.Invoke();
    }
}
