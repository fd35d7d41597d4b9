using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>Stands for a socket: each read gives one of the prepared pieces, and then the end.</summary>
internal sealed class PiecewiseStream(params string[] pieces) : MemoryStream
{
    private int _next;

    /// <summary>How many reads came with an empty buffer.</summary>
    public int EmptyReads { get; private set; }

    public bool Disposed { get; private set; }

    /// <summary>What was written to it.</summary>
    public string Written => Encoding.ASCII.GetString(ToArray());

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            EmptyReads++;
            return ValueTask.FromResult(0);
        }

        return ValueTask.FromResult(_next == pieces.Length ? 0 : Encoding.ASCII.GetBytes(pieces[_next++], buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }
}
