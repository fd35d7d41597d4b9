namespace Dashboard.Client.Settings;

/// <summary>A page as the person has set it up, to come back to.</summary>
/// <param name="Name">What the person calls it.</param>
/// <param name="Address">Its path and query on this server, such as <c>/?q=severity%3E%3Derror</c>.</param>
/// <param name="Pinned">Whether it stands in the navigation.</param>
public sealed record SavedView(string Name, string Address, bool Pinned = false)
{
    /// <summary>Whether an address leads to a page of this server: a link that is kept must not lead anywhere else.</summary>
    public static bool IsOurs(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) && address.Length <= Preferences.MaxAddress;
}
