using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Diagnostics.Comparison;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Comparison;

public sealed class SampleTableTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_event_is_a_row_with_its_arrivals_and_their_difference()
    {
        var sample = Comparisons.Sample(7, direct: 0.8, proxied: 25.3) with { Proxied = new PathArrival(25.3, 4, 6) };

        var table = Render(sample);

        Assert.Equal(
            ["7", "12:00:00.007", "ops event 7", "0.80 ms", "25.3 ms", "24.5 ms", "1 / 6"],
            table.Texts("tbody td"));
        Assert.Equal("a-7", table.Find("tbody tr").GetAttribute("data-id"));
        Assert.Equal("2026-11-22T12:00:00.007000Z", table.Find("time").GetAttribute("datetime"));
        Assert.Empty(table.FindAll("[data-held], .late"));
    }

    [Fact]
    public void An_event_that_is_held_back_says_for_how_long()
    {
        var table = Render(Comparisons.Held(7, held: 2_500));

        Assert.Equal(["0.80 ms", "held back for 2.50 s", "–", "1 / –"], table.Texts("tbody td").Skip(3));
        Assert.Equal("true", table.Find("tbody tr").GetAttribute("data-held"));
        Assert.Equal(["held back for 2.50 s"], table.Texts(".late"));
    }

    [Fact]
    public void An_arrival_that_there_is_not_is_a_dash()
    {
        var table = Render(Comparisons.Sample(1) with { Direct = null }, Comparisons.Sample(2) with { Proxied = null });

        Assert.Equal(["–", "0.90 ms", "–", "– / 1", "0.80 ms", "–", "–", "1 / –"],
            table.Texts("tbody td").Chunk(7).SelectMany(row => row[3..]));
    }

    [Fact]
    public void The_newest_50_are_shown_in_their_order()
    {
        var table = Render([.. Enumerable.Range(1, 60).Reverse().Select(number => Comparisons.Sample(number))]);

        Assert.Equal(Enumerable.Range(11, 50).Reverse().Select(number => $"{number}"), table.Texts("tbody td:first-child"));
    }

    [Fact]
    public void Titles_stay_text()
    {
        var table = Render(Comparisons.Sample(1) with { Title = "<img src=x onerror=alert(1)>" });

        Assert.Equal("<img src=x onerror=alert(1)>", table.Find("bdi").TextContent);
        Assert.Equal("<img src=x onerror=alert(1)>", table.Find("bdi").GetAttribute("title"));
        Assert.Empty(table.FindAll("img"));
    }

    [Fact]
    public void Without_events_it_tells_how_to_get_some()
    {
        var table = Render();

        Assert.Equal(["No event yet. Publish something, or send test events."], table.Texts(".explained"));
        Assert.Empty(table.FindAll("tbody tr"));
    }

    private IRenderedComponent<SampleTable> Render(params PathSample[] samples) =>
        _page.Render<SampleTable>(parameters => parameters.Add(table => table.Samples, samples));
}
