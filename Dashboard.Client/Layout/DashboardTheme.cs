using MudBlazor;

namespace Dashboard.Client.Layout;

/// <summary>
/// The colours and type of the component library. The same values stand as custom properties in
/// <c>wwwroot/css/dashboard.css</c>, for what is not made of its components; a test compares the two.
/// </summary>
public static class DashboardTheme
{
    /// <summary>The direct path is always blue.</summary>
    public const string DirectLight = "#1d5fc4";

    /// <summary>The proxied path is always orange.</summary>
    public const string ProxiedLight = "#b35200";

    /// <summary>The direct path on dark ground.</summary>
    public const string DirectDark = "#74a9ff";

    /// <summary>The proxied path on dark ground.</summary>
    public const string ProxiedDark = "#ffa94d";

    /// <summary>What a proxy holds back.</summary>
    public const string HeldLight = "#b3002d";

    /// <summary>What a proxy holds back, on dark ground.</summary>
    public const string HeldDark = "#ff6f91";

    private static readonly string[] s_font =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif"];

    /// <summary>The theme, in light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = DirectLight,
            Error = "#c2360c",
            Success = "#1b7a3d",
            Info = DirectLight,
            Background = "#f5f6f8",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#16191f",
            TextPrimary = "#16191f",
            TextSecondary = "#525a66",
            ActionDefault = "#525a66",
            LinesDefault = "#d9dde3",
            LinesInputs = "#7b8491",
            TableLines = "#e4e7ec",
            Divider = "#d9dde3",
        },
        PaletteDark = new PaletteDark
        {
            Primary = DirectDark,
            PrimaryContrastText = "#0c1118",
            Error = "#ff8a65",
            ErrorContrastText = "#0c1118",
            Success = "#6fd08c",
            SuccessContrastText = "#0c1118",
            Info = DirectDark,
            InfoContrastText = "#0c1118",
            Background = "#101319",
            Surface = "#181c24",
            AppbarBackground = "#181c24",
            AppbarText = "#eceff4",
            TextPrimary = "#eceff4",
            TextSecondary = "#a7b0bd",
            ActionDefault = "#a7b0bd",
            LinesDefault = "#2d333e",
            LinesInputs = "#7e8896",
            TableLines = "#262c36",
            Divider = "#2d333e",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = s_font, FontSize = "0.875rem", LineHeight = "1.43" },
            Button = new ButtonTypography { FontFamily = s_font, FontSize = "0.875rem", TextTransform = "none", FontWeight = "500" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
    };
}
