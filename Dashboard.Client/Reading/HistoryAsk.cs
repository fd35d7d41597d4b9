namespace Dashboard.Client.Reading;

/// <summary>Which part of the log to read.</summary>
/// <param name="Query">The query; null for everything.</param>
/// <param name="Streams">The streams; null for every public one.</param>
/// <param name="Before">The id before which to begin; null for the newest.</param>
/// <param name="Limit">The most notifications of the answer, 1 to 500.</param>
public sealed record HistoryAsk(string? Query = null, IReadOnlyList<string>? Streams = null, string? Before = null, int Limit = 100)
{
    /// <summary>The address of this part, relative to the server's.</summary>
    public string ToAddress()
    {
        var parts = new List<string> { $"limit={Limit}" };
        parts.AddRange((Streams ?? []).Select(stream => $"stream={Uri.EscapeDataString(stream)}"));
        if (!string.IsNullOrEmpty(Query))
        {
            parts.Add($"q={Uri.EscapeDataString(Query)}");
        }

        if (Before is not null)
        {
            parts.Add($"before={Uri.EscapeDataString(Before)}");
        }

        return $"/api/notifications?{string.Join('&', parts)}";
    }
}
