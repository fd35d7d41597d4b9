using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Streams;

/// <summary>What is known of a stream, in words.</summary>
public static class StreamWords
{
    /// <summary>A rate as people read it: by the minute where less than one comes in a second.</summary>
    public static string Rate(double perSecond) => perSecond switch
    {
        < 0.0005 => "0",
        < 0.95 => $"{perSecond * 60:0.#}/min",
        _ => $"{Sizes.Rate(perSecond)}/s",
    };

    /// <summary>How much is kept, briefly: <c>7d · 50,000</c>.</summary>
    public static string Kept(StreamRetention retention)
    {
        ArgumentNullException.ThrowIfNull(retention);
        return $"{retention.For ?? "any age"} · {retention.Count:N0}";
    }

    /// <summary>How much is kept, and who says so.</summary>
    public static string KeptInFull(StreamSummary stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (age, count) = (stream.Retention?.For, stream.Retention?.Count ?? 0);
        var kept = age is null ? $"The newest {count:N0} are kept" : $"Kept for {age}, and at most the newest {count:N0}";
        return (stream.RetainFor, stream.RetainCount) == (null, null) ? $"{kept}, as the server is set" : $"{kept}, as set for this stream";
    }

    /// <summary>Where a page shows only this stream.</summary>
    /// <param name="page">The page, such as <c>history</c>; empty for the live one.</param>
    /// <param name="stream">The stream.</param>
    public static string LinkTo(string page, string stream) => $"{page}?q={Uri.EscapeDataString($"stream:{stream}")}";

    /// <summary>A number of subscribers.</summary>
    public static string Subscribers(int count) => count switch
    {
        0 => "Nobody was subscribed",
        1 => "1 subscriber was connected",
        _ => $"{count:N0} subscribers were connected",
    };
}
