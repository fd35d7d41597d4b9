namespace Dashboard.Server.Export;

/// <summary>What one export may cost; section <c>Export</c> of the configuration. Each of its reads is a search, with the limits of those.</summary>
internal sealed class ExportOptions
{
    /// <summary>Notifications of one export at the most: more than a spreadsheet is comfortable with, and some 50 MB. The end says where to go on.</summary>
    public int MaxRows { get; set; } = 100_000;

    /// <summary>Exports at the same time: each keeps one search busy for as long as its client reads.</summary>
    public int MaxAtOnce { get; set; } = 4;

    /// <summary>How long a client may leave what it was sent unread before its export ends.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a read that other searches left no turn for is tried, a second apart, before the export is cut there.</summary>
    public int MaxTries { get; set; } = 5;
}
