using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>When the readers of the newest streams left, as far as the application noticed; the oldest are forgotten.</summary>
internal sealed class RecentStreams(IOptions<ProbeOptions> options, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Known> _byNonce = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    public void Began(string nonce)
    {
        lock (_lock)
        {
            if (_oldestFirst.Count >= options.Value.Remembered)
            {
                _byNonce.Remove(_oldestFirst.Dequeue());
            }

            _oldestFirst.Enqueue(nonce);
            _byNonce[nonce] = new Known(time.GetTimestamp());
        }
    }

    /// <summary>The reader has left, and this is the moment when it was noticed.</summary>
    public void Left(string nonce)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            if (_byNonce.TryGetValue(nonce, out var known))
            {
                known.LeftAfter ??= time.GetElapsedTime(known.Began, now);
            }
        }
    }

    /// <summary>The stream is not sent any more, for whatever reason.</summary>
    public void Ended(string nonce)
    {
        lock (_lock)
        {
            if (_byNonce.TryGetValue(nonce, out var known))
            {
                known.IsOpen = false;
            }
        }
    }

    /// <summary>What is known of a stream; null where nothing is.</summary>
    public LeftAnswer? Find(string nonce)
    {
        lock (_lock)
        {
            return _byNonce.TryGetValue(nonce, out var known)
                ? new LeftAnswer(known.IsOpen && known.LeftAfter is null, known.LeftAfter?.TotalMilliseconds)
                : null;
        }
    }

    private sealed class Known(long began)
    {
        public long Began => began;

        public bool IsOpen { get; set; } = true;

        public TimeSpan? LeftAfter { get; set; }
    }
}
