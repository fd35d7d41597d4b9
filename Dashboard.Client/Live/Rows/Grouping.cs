namespace Dashboard.Client.Live.Rows;

/// <summary>What rows are put together by.</summary>
public enum Grouping
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Their stream.</summary>
    Stream,

    /// <summary>Who says so.</summary>
    Source,

    /// <summary>The condition.</summary>
    Key,

    /// <summary>Each of their tags.</summary>
    Tag,
}
