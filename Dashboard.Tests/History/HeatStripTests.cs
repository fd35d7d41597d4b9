using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.History;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.History;

public sealed class HeatStripTests : IAsyncDisposable
{
    private static readonly DateTimeOffset s_from = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly PageContext _page = new();
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> _picked = [];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_time_has_a_bar_of_each_severity_and_is_told_in_words()
    {
        var strip = Render(complete: true);

        Assert.Equal(["error", "info"], strip.FindAll("[data-bucket='2'] rect[data-severity]").Select(bar => bar.GetAttribute("data-severity")));
        Assert.Equal(["error 1,200", "info 3"], strip.Texts(".total").Select(text => text.Split(' ', 2)[1]));
        Assert.Equal("13:30 to 14:00: nothing", strip.Find(".strip").GetAttribute("aria-valuetext"));
        Assert.Empty(strip.FindAll(".incomplete"));
    }

    [Fact]
    public void Arrow_keys_move_and_enter_takes_the_time()
    {
        var strip = Render(complete: true);

        strip.Find(".strip").KeyDown("ArrowLeft");
        Assert.Equal("13:00 to 13:30: 1,200 error, 3 info", strip.Find(".strip").GetAttribute("aria-valuetext"));
        strip.Find(".strip").KeyDown("Enter");

        Assert.Equal([(s_from.AddHours(1), s_from.AddMinutes(90))], _picked);
    }

    [Fact]
    public void A_click_takes_the_time_too()
    {
        Render(complete: true).Find("[data-bucket='0']").Click();

        Assert.Equal([(s_from, s_from.AddMinutes(30))], _picked);
    }

    [Fact]
    public void Counts_that_are_not_complete_say_how_far_they_reach() =>
        Assert.Equal(["counted back to 12:30 only"], Render(complete: false).Texts(".incomplete"));

    [Fact]
    public void Every_bar_stays_within_the_strip_and_none_is_too_small_to_see()
    {
        var heights = Render(complete: true).FindAll("rect[data-severity]")
            .Select(bar => double.Parse(bar.GetAttribute("height")!, System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.All(heights, height => Assert.InRange(height, 5, 100));
        Assert.InRange(heights.Sum(), 0, 100.1);
    }

    private IRenderedComponent<HeatStrip> Render(bool complete) => _page.Render<HeatStrip>(parameters => parameters
        .Add(strip => strip.Heat, new Heat(
            s_from, 1_800, complete, complete ? s_from : s_from.AddMinutes(30), [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 3, 0, 1_200, 0], [0, 0, 0, 0, 0]]))
        .Add(strip => strip.Picked, EventCallback.Factory.Create<(DateTimeOffset, DateTimeOffset)>(this, _picked.Add)));
}
