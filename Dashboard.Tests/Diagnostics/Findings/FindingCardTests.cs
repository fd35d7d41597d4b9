using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Findings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Findings;

public sealed class FindingCardTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_finding_tells_what_happens_how_grave_and_how_sure_it_is_and_why()
    {
        var card = Render(SampleDiagnoses.BlockBuffering);

        Assert.Equal(["■ Fault", "certain: every known look-alike is excluded", "block-buffering"], card.Texts(".kind > *"));
        Assert.Equal([SampleDiagnoses.BlockBuffering.Title], card.Texts("h3"));
        Assert.Equal([SampleDiagnoses.BlockBuffering.Explanation], card.Texts(".why"));
    }

    [Fact]
    public void The_evidence_is_in_figures_and_the_look_alikes_are_excluded()
    {
        var card = Render(SampleDiagnoses.BlockBuffering);

        Assert.Equal(["Time to the headers 0.90 ms 5.20 s", "Events that one read brought 1 25", "Chunk lengths 158 3987, 4096, 4096"], card.Texts("tbody tr"));
        Assert.Equal("Compression that gathers events: a request without compression was held back just so", card.Texts(".known li")[0]);
    }

    [Fact]
    public void What_mends_it_how_to_see_it_and_testing_again_stand_together()
    {
        var pressed = 0;
        var card = _page.Render<FindingCard>(parameters => parameters
            .Add(one => one.Finding, SampleDiagnoses.BlockBuffering).Add(one => one.OnTestAgain, () => pressed++));

        Assert.Equal(["What mends it", "How to see that it is mended"], card.Texts(".mend h4"));
        card.FindAll("button").Single(button => button.TextContent.Trim() == "Test again").Click();
        Assert.Equal(1, pressed);
    }

    [Fact]
    public void What_cannot_be_tested_again_has_no_button_for_it() =>
        Assert.Empty(Render(SampleDiagnoses.BlockBuffering).FindAll("button").Where(button => button.TextContent.Contains("Test again", StringComparison.Ordinal)));

    [Fact]
    public void A_finding_without_look_alikes_and_fixes_has_no_empty_headings() =>
        Assert.Empty(Render(SampleDiagnoses.BlockBuffering with { Excluded = [], Fixes = [], Verify = "" }).FindAll("h4"));

    [Theory]
    [InlineData(FindingSeverity.Advice, "● Advice")]
    [InlineData(FindingSeverity.Risk, "▲ Risk")]
    public void Severities_differ_in_form_and_word_and_not_only_in_colour(FindingSeverity severity, string shown) =>
        Assert.Equal([shown], Render(SampleDiagnoses.BlockBuffering with { Severity = severity }).Texts(".severity"));

    [Theory]
    [InlineData(Certainty.Possible, "possible")]
    [InlineData(Certainty.Likely, "likely")]
    public void Doubt_is_told(Certainty certainty, string word) => Assert.StartsWith(
        word, Render(SampleDiagnoses.BlockBuffering with { Certainty = certainty }).Texts(".kind span")[^1], StringComparison.Ordinal);

    private IRenderedComponent<FindingCard> Render(Finding finding) =>
        _page.Render<FindingCard>(parameters => parameters.Add(card => card.Finding, finding));
}
