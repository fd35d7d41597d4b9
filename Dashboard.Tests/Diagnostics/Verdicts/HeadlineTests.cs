using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class HeadlineTests
{
    [Fact]
    public void A_verdict_is_the_headline_with_its_sign_and_its_word()
    {
        var headline = Headline.Of(SampleDiagnoses.Own, SampleDiagnoses.Buffered, running: false);

        Assert.Equal(new Headline("faulty", "✕", "Faulty", SampleDiagnoses.BlockBuffering.Title, null), headline);
    }

    [Fact]
    public void Several_findings_come_with_the_order_to_mend_them_in() =>
        Assert.Contains("first", Of(VerdictState.Faulty, SampleDiagnoses.BlockBuffering, SampleDiagnoses.BlockBuffering).Hint, StringComparison.Ordinal);

    [Theory]
    [InlineData(VerdictState.Healthy, "Healthy", null)]
    [InlineData(VerdictState.NotTheProxy, "Not the proxy", "Look at the application first")]
    [InlineData(VerdictState.NearTheBrowser, "Near the browser", "between it and this browser")]
    [InlineData(VerdictState.Inconclusive, "No answer", "Nothing is blamed without evidence")]
    public void Every_state_has_a_word_and_what_follows_from_it(VerdictState state, string word, string? hint)
    {
        var headline = Of(state);

        Assert.Equal(word, headline.Word);
        if (hint is null)
        {
            Assert.Null(headline.Hint);
        }
        else
        {
            Assert.Contains(hint, headline.Hint, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_two_states_share_a_sign() =>
        Assert.Equal(Enum.GetValues<VerdictState>().Length, Enum.GetValues<VerdictState>().Select(state => state.Sign()).Distinct().Count());

    [Fact]
    public void What_runs_tells_its_step() =>
        Assert.Equal("Streams side by side …", Headline.Of(SampleDiagnoses.Own, SampleDiagnoses.Running, running: true).Sentence);

    [Fact]
    public void A_verdict_that_is_there_before_the_end_is_told_at_once() =>
        Assert.Equal("Healthy", Headline.Of(SampleDiagnoses.Own, SampleDiagnoses.Healthy with { TookMs = null }, running: true).Word);

    [Fact]
    public void What_was_stopped_before_anything_could_be_said_says_nothing() =>
        Assert.Equal("No answer", Headline.Of(SampleDiagnoses.Own, SampleDiagnoses.Running, running: false).Word);

    [Fact]
    public void A_foreign_target_without_a_proxy_is_not_told_how_to_start_ours() =>
        Assert.Equal(
            "Add it again with the address that leads through the proxy.",
            Headline.Of(SampleDiagnoses.Shop with { ProxiedUrl = "" }, null, running: false).Hint);

    private static Headline Of(VerdictState state, params Finding[] findings) => Headline.Of(
        SampleDiagnoses.Own, SampleDiagnoses.Healthy with { Verdict = new Verdict(state, "So it is.", findings) }, running: false);
}
