namespace Dashboard.Client.Layout;

/// <summary>Where a key stands in the list of keys.</summary>
public enum KeyGroup
{
    /// <summary>It does something on the page that is open.</summary>
    Page,

    /// <summary>It leads to another page.</summary>
    Go,

    /// <summary>It does the same everywhere.</summary>
    Everywhere,
}
