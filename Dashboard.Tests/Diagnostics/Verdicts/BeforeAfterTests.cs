using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class BeforeAfterTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_fix_that_worked_is_proved_by_verdicts_and_figures_side_by_side()
    {
        var both = Render(SampleDiagnoses.Healthy);

        Assert.Equal(["✓ Mended: block-buffering is gone."], both.Texts(".outcome p"));
        Assert.Equal(["✕ Faulty", "✓ Healthy"], both.Texts(".verdict-mark"));
        Assert.Equal(["5.20 s", "5.20 s", "25.0", "2.40 s", "4.81 s", "2.10 ms", "1.00 s", "1.0", "0.12 ms", "0.90 ms"], both.Texts("dd"));
    }

    [Fact]
    public void A_fix_that_did_not_work_is_told() =>
        Assert.Equal(["✕ Still there: block-buffering."], Render(SampleDiagnoses.Buffered).Texts(".outcome p"));

    [Fact]
    public void A_layer_that_was_hidden_is_told() => Assert.Equal(
        ["✓ Mended: block-buffering is gone.", "▲ Now visible: idle-timeout."],
        Render(SampleDiagnoses.Buffered with { Verdict = new Verdict(VerdictState.Faulty, "", [SampleDiagnoses.BlockBuffering with { Code = "idle-timeout" }]) }).Texts(".outcome p"));

    [Fact]
    public void While_the_second_one_runs_nothing_is_claimed() =>
        Assert.Equal(["The second one is under way."], Render(SampleDiagnoses.Running).Texts(".outcome p"));

    [Fact]
    public void A_second_one_without_an_answer_mends_nothing() => Assert.StartsWith(
        "The second one could not say anything",
        Render(SampleDiagnoses.Healthy with { Verdict = new Verdict(VerdictState.Inconclusive, "", []) }).Texts(".outcome p").Single(),
        StringComparison.Ordinal);

    private IRenderedComponent<BeforeAfter> Render(Diagnosis after) => _page.Render<BeforeAfter>(parameters => parameters
        .Add(one => one.Before, SampleDiagnoses.Buffered).Add(one => one.After, after));
}
