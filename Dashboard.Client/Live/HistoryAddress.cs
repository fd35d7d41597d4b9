using Dashboard.Client.Queries;

namespace Dashboard.Client.Live;

/// <summary>Where the log is searched for what a query asks for.</summary>
public static class HistoryAddress
{
    /// <summary>The address; what people have done does not stand in the log, so it is not asked for.</summary>
    public static string Of(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = query.Without(QueryFields.Is).Text;
        return text.Length == 0 ? "history" : $"history?q={Uri.EscapeDataString(text)}";
    }
}
