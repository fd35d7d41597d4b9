using System.Globalization;

namespace Dashboard.Server.Hosting;

/// <summary>
/// How many connections the process may hold. A .NET process that runs out of file descriptors aborts, so the server
/// stops accepting well before that.
/// </summary>
internal static class FileDescriptors
{
    /// <summary>What the process itself needs: an idle one holds about 270, and the log's readers come on top.</summary>
    private const int Reserved = 400;

    /// <summary>With fewer connections than this a dashboard cannot be served: one browser opens six.</summary>
    private const int FewestConnections = 64;

    /// <summary>The most connections to accept; null where the system tells no limit.</summary>
    /// <exception cref="StartRefusedException">There are too few descriptors to serve anybody.</exception>
    public static long? MaxConnections() => MaxConnections(ReadLimit());

    internal static long? MaxConnections(long? limit)
    {
        if (limit - Reserved < FewestConnections)
        {
            throw new StartRefusedException(
                $"The process may open {limit} files; at least {Reserved + FewestConnections} are needed. Raise the limit, for example with: ulimit -n 65536");
        }

        return limit - Reserved;
    }

    /// <summary>The soft limit, from a line such as <c>Max open files            1024                 1048576              files</c>.</summary>
    private static long? ReadLimit()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
        {
            return null;
        }

        var line = File.ReadLines(Limits).FirstOrDefault(text => text.StartsWith("Max open files", StringComparison.Ordinal));
        var soft = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var value, ..] ? value : null;
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
