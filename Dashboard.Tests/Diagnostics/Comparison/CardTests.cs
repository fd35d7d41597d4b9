using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Diagnostics.Comparison;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Diagnostics.Comparison;

/// <summary>The cards of figures: the two lanes, and the difference.</summary>
public sealed class CardTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_card_has_a_name_a_path_and_figures_of_which_bad_ones_stand_out() => _page
        .Render<FigureCard>(parameters => parameters
            .Add(card => card.Name, "Direct")
            .Add(card => card.Path, "direct")
            .Add(card => card.Figures, [new Figure("p50", "0.80 ms"), new Figure("max", "5.20 s", Bad: true)])
            .Add(card => card.Status, "<em>live</em>")
            .AddChildContent("<p>between</p>"))
        .Matches(
            """
            <section class="lane" data-path="direct" aria-label="Direct">
              <header><h2>Direct</h2><em>live</em></header>
              <p>between</p>
              <dl>
                <div><dt>p50</dt><dd>0.80 ms</dd></div>
                <div><dt>max</dt><dd class="late">5.20 s</dd></div>
              </dl>
            </section>
            """);

    [Fact]
    public void A_lane_shows_its_state_its_address_and_its_figures()
    {
        var card = Render(Comparisons.Proxied with { Reconnects = 2, EventsPerRead = 6.67 });

        Assert.Equal("proxied", card.Find("section").GetAttribute("data-path"));
        Assert.Equal(["●", "Live", "last byte 0 s ago"], card.Texts(".feed-status > *"));
        Assert.Equal(["http://127.0.0.1:8080/sse?stream=*"], card.Texts("code"));
        Assert.Empty(card.FindAll(".trouble"));
        Assert.Equal(
            ["p50 0.90 ms", "p95 1.50 ms", "max 4.00 ms", "Events per read 6.7", "Headers 2.50 ms", "Reconnects 2"],
            Figures(card));
        Assert.Empty(card.FindAll(".late"));
    }

    [Fact]
    public void A_lane_before_its_first_event_has_no_figures_and_no_zeros()
    {
        var card = Render(Comparisons.Waiting.Proxied! with { State = FeedState.Connecting, HeadersAfterMs = null, SilentMs = null });

        Assert.Equal(["◌", "Connecting"], card.Texts(".feed-status > *"));
        Assert.Equal(["p50 –", "p95 –", "max –", "Events per read –", "Headers –", "Reconnects 0"], Figures(card));
    }

    [Fact]
    public void A_lane_whose_headers_do_not_come_says_for_how_long()
    {
        var card = Render(Comparisons.Proxied with { HeadersAfterMs = null, WaitingMs = 12_500 });

        Assert.Equal(["none for 12.50 s"], card.Texts("dd.late"));
        Assert.Equal("Headers none for 12.50 s", Figures(card)[4]);
    }

    [Fact]
    public void A_lane_in_trouble_says_what_went_wrong()
    {
        var card = Render(Comparisons.Proxied with { State = FeedState.Gone, Trouble = "The answer was 502 Bad Gateway.", SilentMs = 61_000 });

        Assert.Equal(["✕", "No connection", "last byte 1 min ago"], card.Texts(".feed-status > *"));
        Assert.Equal(["The answer was 502 Bad Gateway."], card.Texts(".trouble"));
    }

    [Fact]
    public void The_difference_is_shown_beside_its_noise()
    {
        var card = Difference(Comparisons.Healthy);

        Assert.Equal("difference", card.Find("section").GetAttribute("data-path"));
        Assert.Equal(
            ["p50 0.12 ms", "p95 0.30 ms", "max 0.90 ms", "Noise 0.05 ms", "Held back now 0", "Longest held –"], Figures(card));
        Assert.Empty(card.FindAll(".late"));
    }

    [Fact]
    public void What_is_held_back_stands_out()
    {
        var card = Difference(Comparisons.Waiting with { HeldBack = 3, LongestHeldMs = 2_500 });

        Assert.Equal(["p50 –", "p95 –", "max –", "Noise –", "Held back now 3", "Longest held 2.50 s"], Figures(card));
        Assert.Equal(["3", "2.50 s"], card.Texts("dd.late"));
    }

    private static IReadOnlyList<string> Figures<T>(IRenderedComponent<T> card)
        where T : IComponent => [.. card.Texts("dt").Zip(card.Texts("dd"), (label, value) => $"{label} {value}")];

    private IRenderedComponent<LaneCard> Render(PathLane lane) => _page.Render<LaneCard>(parameters => parameters
        .Add(card => card.Name, "Proxied").Add(card => card.Path, "proxied").Add(card => card.Lane, lane));

    private IRenderedComponent<DifferenceCard> Difference(PathComparison comparison) =>
        _page.Render<DifferenceCard>(parameters => parameters.Add(card => card.Comparison, comparison));
}
