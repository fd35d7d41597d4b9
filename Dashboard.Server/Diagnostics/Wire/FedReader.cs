namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Reads a stream above a <see cref="FedStream"/> as far as what was fed allows.</summary>
/// <param name="above">What decrypts or decompresses.</param>
/// <param name="below">What is fed.</param>
internal sealed class FedReader(Stream above, FedStream below) : IDisposable
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private Task<int>? _reading;

    /// <summary>The stream above has come to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Feeds bytes, and hands on all that they complete. Empty bytes hand on what was left from before.</summary>
    /// <exception cref="IOException">The bytes are not what the stream above reads; also other exceptions of its own.</exception>
    public void Feed(ReadOnlySpan<byte> bytes, IByteSink sink)
    {
        // What follows the end of the stream above is read by nobody, and so not kept.
        if (!bytes.IsEmpty && !IsComplete)
        {
            below.Feed(bytes);
        }

        Drain(sink);
    }

    public void FeedEnd(IByteSink sink)
    {
        below.FeedEnd();
        Drain(sink);
    }

    public void Dispose() => above.Dispose();

    private void Drain(IByteSink sink)
    {
        while (!IsComplete)
        {
            _reading ??= above.ReadAsync(_buffer).AsTask();
            if (!_reading.IsCompleted)
            {
                return;
            }

            var count = _reading.GetAwaiter().GetResult();
            _reading = null;
            IsComplete = count == 0;
            if (count > 0)
            {
                sink.Take(_buffer.AsSpan(0, count));
            }
        }
    }
}
