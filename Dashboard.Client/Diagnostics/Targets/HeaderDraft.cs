namespace Dashboard.Client.Diagnostics.Targets;

/// <summary>A header while it is typed.</summary>
public sealed class HeaderDraft
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value; it goes to the server and is never shown again.</summary>
    public string Value { get; set; } = "";
}
