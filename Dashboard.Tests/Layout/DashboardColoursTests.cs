using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using MudBlazor;
using MudBlazor.Utilities;

namespace Dashboard.Tests.Layout;

/// <summary>One visual language: the style sheet and the component library say the same, and all of it can be read.</summary>
public sealed class DashboardColoursTests
{
    private const double Legible = 4.5;

    /// <summary>An ink, and the ground that it stands on.</summary>
    public static TheoryData<string, string> Anywhere { get; } = new(
        from ink in (string[])["text", "muted", "debug", "info", "warning", "error", "live", "stale", "gone", "direct", "proxied", "held"]
        from ground in (string[])["surface", "background"]
        select (ink, ground));

    /// <summary>What stands on rows and buttons, while they are pointed at or chosen.</summary>
    public static TheoryData<string, string> OnButtons { get; } = new(
        from ink in (string[])["text", "muted", "debug", "info", "warning", "error"]
        from ground in (string[])["hover", "selected"]
        select (ink, ground));

    [Fact]
    public void The_light_theme_has_the_colours_of_the_style_sheet() => AssertSame(
        DashboardTheme.Theme.PaletteLight,
        StyleSheetColours.Light,
        (DashboardTheme.DirectLight, DashboardTheme.ProxiedLight, DashboardTheme.HeldLight));

    [Fact]
    public void The_dark_theme_has_the_colours_of_the_style_sheet() => AssertSame(
        DashboardTheme.Theme.PaletteDark,
        StyleSheetColours.Dark,
        (DashboardTheme.DirectDark, DashboardTheme.ProxiedDark, DashboardTheme.HeldDark));

    [Fact]
    public void Both_schemes_name_the_same_colours() =>
        Assert.Equal(StyleSheetColours.Light.Names.Order(), StyleSheetColours.Dark.Names.Order());

    [Theory]
    [MemberData(nameof(Anywhere))]
    [MemberData(nameof(OnButtons))]
    [InlineData("text", "stale-ground")]
    [InlineData("proxied", "stale-ground")]
    [InlineData("held", "stale-ground")]
    [InlineData("on-critical", "critical")]
    [InlineData("surface", "gone")]
    [InlineData("surface", "info")]
    public void Everything_can_be_read_in_both_schemes(string ink, string ground)
    {
        foreach (var sheet in (StyleSheetColours[])[StyleSheetColours.Light, StyleSheetColours.Dark])
        {
            Assert.InRange(StyleSheetColours.Contrast(sheet[ink], sheet[ground]), Legible, 21);
        }
    }

    /// <summary>The wall is dark in every scheme, and read from metres: WCAG 2.2, 1.4.6, "enhanced".</summary>
    [Theory]
    [InlineData("text", "background")]
    [InlineData("text", "surface")]
    [InlineData("muted", "background")]
    [InlineData("muted", "surface")]
    [InlineData("live", "background")]
    [InlineData("gone", "background")]
    [InlineData("stale", "background")]
    [InlineData("background", "stale")]
    [InlineData("warning", "background")]
    [InlineData("error", "surface")]
    [InlineData("direct", "background")]
    [InlineData("proxied", "background")]
    public void What_stands_on_the_wall_can_be_read_from_afar(string ink, string ground) =>
        Assert.InRange(StyleSheetColours.Contrast(StyleSheetColours.Dark[ink], StyleSheetColours.Dark[ground]), 7, 21);

    [Theory]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#ffffff", "#0000ff", 8.59)]
    public void Contrast_is_computed_as_the_guidelines_have_it(string one, string other, double ratio) =>
        Assert.Equal(ratio, StyleSheetColours.Contrast(one, other), 0.005);

    private static void AssertSame(Palette theme, StyleSheetColours sheet, (string Direct, string Proxied, string Held) paths)
    {
        Assert.Equal((sheet["direct"], sheet["proxied"], sheet["held"]), paths);
        (string Name, MudColor Colour)[] colours =
        [
            ("background", theme.Background), ("surface", theme.Surface), ("surface", theme.AppbarBackground),
            ("text", theme.TextPrimary), ("text", theme.AppbarText), ("muted", theme.TextSecondary), ("muted", theme.ActionDefault),
            ("border", theme.LinesDefault), ("border", theme.Divider), ("direct", theme.Primary),
        ];
        Assert.Equal(
            colours.Select(one => (one.Name, sheet[one.Name])),
            colours.Select(one => (one.Name, one.Colour.ToString(MudColorOutputFormats.Hex))));
    }
}
