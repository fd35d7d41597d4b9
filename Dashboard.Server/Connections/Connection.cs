using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Connections;

/// <summary>A subscriber that is connected now. There may be many thousands, so it holds as little as it can.</summary>
/// <param name="scope">The streams that it reads.</param>
/// <param name="asked">Path and query as they were asked for, without what may be secret.</param>
/// <param name="origin">Where it comes from.</param>
/// <param name="time">Tells since when.</param>
internal sealed class Connection(StreamScope scope, string asked, ConnectionOrigin origin, TimeProvider time)
{
    private IConnectionProgress? _progress;
    private int _closing;

    /// <summary>Drawn by chance: it stands in addresses, and nobody can guess the next one.</summary>
    public long Key { get; } = DrawKey();

    public string Id => Key.ToString("x16", CultureInfo.InvariantCulture);

    public StreamScope Scope { get; } = scope;

    public string Asked { get; } = asked;

    public ConnectionOrigin Origin { get; } = origin;

    public DateTimeOffset ConnectedAt { get; } = time.GetUtcNow();

    /// <summary>The same by <see cref="TimeProvider.GetTimestamp"/>: it does not jump with the clock.</summary>
    public long StartedAt { get; } = time.GetTimestamp();

    /// <summary>How far it is; null until it is being sent to.</summary>
    public IConnectionProgress? Progress => Volatile.Read(ref _progress);

    public static bool TryParseId(string id, out long key) =>
        long.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key) && id.Length == 16;

    /// <summary>It is being sent to from now on.</summary>
    public void Begin(IConnectionProgress progress)
    {
        Interlocked.Exchange(ref _progress, progress);
        if (Volatile.Read(ref _closing) != 0)
        {
            progress.Close();
        }
    }

    /// <summary>Tells the client to go, and ends the stream; one that has not begun yet ends as it begins.</summary>
    public void Close()
    {
        Interlocked.Exchange(ref _closing, 1);
        Progress?.Close();
    }

    private static long DrawKey()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }
}
