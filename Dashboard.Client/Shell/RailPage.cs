using MudBlazor;

namespace Dashboard.Client.Shell;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Icon">Its picture, as the component library names it.</param>
/// <param name="Key">The key that leads to it, after <c>g</c>.</param>
/// <param name="OnPhone">Whether it stands in the bar of a phone, where there is room for four; the rest is behind "More".</param>
public sealed record RailPage(string Address, string Name, string Icon, string Key, bool OnPhone)
{
    /// <summary>The pages, in their order.</summary>
    public static IReadOnlyList<RailPage> All { get; } =
    [
        new("", "Live", Icons.Material.Outlined.Sensors, "l", OnPhone: true),
        new("history", "History", Icons.Material.Outlined.History, "h", OnPhone: true),
        new("streams", "Streams", Icons.Material.Outlined.Layers, "s", OnPhone: true),
        new("connections", "Connections", Icons.Material.Outlined.Hub, "c", OnPhone: false),
        new("diagnostics", "Diagnostics", Icons.Material.Outlined.CompareArrows, "d", OnPhone: true),
        new("settings", "Settings", Icons.Material.Outlined.Settings, ",", OnPhone: false),
    ];

    /// <summary>The screen for the wall, which no link leads to but a key and an address.</summary>
    public static RailPage Wall { get; } = new("?wall", "Wall", Icons.Material.Outlined.Tv, "w", OnPhone: false);
}
