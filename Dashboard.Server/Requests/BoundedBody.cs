using System.Buffers;

namespace Dashboard.Server.Requests;

/// <summary>Reading a request's body that may only be so long.</summary>
internal static class BoundedBody
{
    /// <summary>The body, or null where it is too large: not a byte more than needed to know that is kept.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    /// <param name="cancellationToken">Ends the wait for more of it.</param>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > maxBytes;
            var bytes = read.IsCompleted && !isTooLarge ? read.Buffer.ToArray() : null;
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (isTooLarge || bytes is not null)
            {
                return bytes;
            }
        }
    }
}
