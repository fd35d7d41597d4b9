using Bunit;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class VerdictBannerTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_sentence_is_announced_and_says_where_when_and_how_long_it_was_looked()
    {
        var banner = _page.Render<VerdictBanner>(parameters => parameters
            .Add(one => one.Headline, new Headline("healthy", "✓", "Healthy", "All is well.", null))
            .Add(one => one.Diagnosis, SampleDiagnoses.Healthy with { Target = SampleDiagnoses.Shop }));

        Assert.Equal("healthy", banner.Find(".verdict").GetAttribute("data-state"));
        Assert.Equal(["Healthy All is well."], banner.Texts("[role=status]"));
        Assert.Equal(
            ["Shop, production", "seen from the server", "took 18.20 s", "▲ certificates were not verified"], banner.Texts(".meta span"));
        Assert.Empty(banner.FindAll("progress"));
    }

    [Fact]
    public void Progress_is_shown_while_something_runs()
    {
        var banner = _page.Render<VerdictBanner>(parameters => parameters
            .Add(one => one.Headline, new Headline("running", "◌", "Diagnosing", "…", null))
            .Add(one => one.Diagnosis, null)
            .Add(one => one.Done, 0.25));

        Assert.Equal("0.25", banner.Find("progress").GetAttribute("value"));
        Assert.Empty(banner.FindAll(".meta"));
    }
}
