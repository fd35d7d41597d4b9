using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class VerdictHistoryTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_verdict_is_a_line_with_its_time_its_state_and_a_link()
    {
        var history = Render(2, "d1");

        Assert.Equal(["12:00:00 ✓ Healthy Verdict 0", "12:00:00 ✓ Healthy Verdict 1"], history.Texts("li > a:first-child"));
        Assert.Equal("diagnostics?run=d0", history.Find("li a").GetAttribute("href"));
        Assert.Equal([null, "true"], history.FindAll("li").Select(line => line.GetAttribute("aria-current")));
    }

    [Fact]
    public void The_others_can_be_compared_with_the_one_on_the_screen() =>
        Assert.Equal(["diagnostics?run=d1&before=d0"], Render(2, "d1").FindAll(".compare").Select(link => link.GetAttribute("href")));

    [Fact]
    public void A_long_history_opens_on_request()
    {
        var history = Render(11, null);
        Assert.Equal(8, history.FindAll("li").Count);

        history.Find(".more").Click();

        Assert.Equal(11, history.FindAll("li").Count);
        Assert.Equal(["Show fewer"], history.Texts(".more"));
    }

    [Fact]
    public void An_empty_history_says_how_it_fills() => Assert.StartsWith("None yet.", Render(0, null).Texts(".explained").Single(), StringComparison.Ordinal);

    private IRenderedComponent<VerdictHistory> Render(int count, string? current) => _page.Render<VerdictHistory>(parameters => parameters
        .Add(one => one.Verdicts, [.. Enumerable.Range(0, count).Select(number => new VerdictSummary($"d{number}", "own", SampleDiagnoses.Noon, VerdictState.Healthy, $"Verdict {number}", []))])
        .Add(one => one.CurrentId, current));
}
