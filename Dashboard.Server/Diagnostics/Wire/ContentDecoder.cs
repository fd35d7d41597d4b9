using System.IO.Compression;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Undoes a content coding (RFC 9110, section 8.4.1) as bytes arrive: what they complete comes out at once.</summary>
/// <param name="coding">The coding, in lower case, of those that <see cref="Knows"/> knows.</param>
internal sealed class ContentDecoder(string coding) : IDisposable
{
    private FedReader? _reader;

    public static bool Knows(string coding) => coding is "gzip" or "x-gzip" or "deflate" or "br";

    /// <exception cref="WireException">The bytes are not of that coding.</exception>
    public void Take(ReadOnlySpan<byte> bytes, IByteSink sink)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        _reader ??= Begin(bytes[0]);
        try
        {
            _reader.Feed(bytes, sink);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new WireException(StreamEnd.NotHttp, $"The body is not the {coding} that its header says.");
        }
    }

    public void Dispose() => _reader?.Dispose();

    private FedReader Begin(byte first)
    {
        var below = new FedStream();
        Stream above = coding switch
        {
            "br" => new BrotliStream(below, CompressionMode.Decompress),

            // "deflate" is zlib (RFC 1950), whose first byte says method 8; some servers send bare deflate all the same.
            "deflate" when (first & 0x0f) == 8 => new ZLibStream(below, CompressionMode.Decompress),
            "deflate" => new DeflateStream(below, CompressionMode.Decompress),
            _ => new GZipStream(below, CompressionMode.Decompress),
        };
        return new FedReader(above, below);
    }
}
