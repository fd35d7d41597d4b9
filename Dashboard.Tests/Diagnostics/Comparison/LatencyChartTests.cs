using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Diagnostics.Comparison;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using MudBlazor;

namespace Dashboard.Tests.Diagnostics.Comparison;

public sealed class LatencyChartTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Without_events_it_tells_what_will_be_there()
    {
        var chart = Render(dark: false);

        Assert.Equal(
            ["Each event will be a blue dot (direct) and an orange one (proxied), or a red one for as long as the proxy holds it back."],
            chart.Texts("p"));
        Assert.Empty(chart.FindComponents<MudChart<double>>());
    }

    [Fact]
    public void Each_event_is_a_dot_for_each_path_oldest_first()
    {
        var chart = Render(false, Comparisons.Held(3, held: 500), Comparisons.Sample(2, 1, 1.5), Comparisons.Sample(1, 2, 2.5));

        Assert.Equal(
            ["direct: 1=2 2=1 3=0.8", "proxied: 1=2.5 2=1.5", "still held back: 3=500.8"],
            Series(chart));
    }

    [Fact]
    public void The_newest_100_are_dots()
    {
        var chart = Render(false, [.. Enumerable.Range(1, 120).Reverse().Select(number => Comparisons.Sample(number, number, number))]);

        Assert.Equal("direct: " + string.Join(' ', Enumerable.Range(21, 100).Select(number => $"{number}={number}")), Series(chart)[0]);
    }

    [Theory]
    [InlineData(false, DashboardTheme.DirectLight, DashboardTheme.ProxiedLight, DashboardTheme.HeldLight)]
    [InlineData(true, DashboardTheme.DirectDark, DashboardTheme.ProxiedDark, DashboardTheme.HeldDark)]
    public void The_paths_have_their_colours_in_each_scheme(bool dark, string direct, string proxied, string held)
    {
        var chart = Render(dark, Comparisons.Sample(1));

        Assert.Equal([direct, proxied, held], Chart(chart).ChartOptions!.ChartPalette);
    }

    [Fact]
    public void Screen_readers_get_the_table_instead()
    {
        var chart = Render(false, Comparisons.Sample(1));

        Assert.NotEmpty(chart.FindAll("svg"));
        Assert.All(chart.FindAll("svg"), drawing => Assert.NotNull(drawing.Closest("[aria-hidden=true]")));
        Assert.Null(chart.Find("h2").Closest("[aria-hidden=true]"));
    }

    private static MudChart<double> Chart(IRenderedComponent<LatencyChart> chart) => chart.FindComponent<MudChart<double>>().Instance;

    private static IReadOnlyList<string> Series(IRenderedComponent<LatencyChart> chart) =>
    [
        .. Chart(chart).ChartSeries.Select(series =>
            $"{series.Name}: {string.Join(' ', series.Data.Points.Select(point => $"{point.X}={point.Y}"))}"),
    ];

    private IRenderedComponent<LatencyChart> Render(bool dark, params PathSample[] samples) => _page.Render<LatencyChart>(parameters => parameters
        .Add(chart => chart.Samples, samples)
        .AddCascadingValue(new SchemeAtStart(dark)));
}
