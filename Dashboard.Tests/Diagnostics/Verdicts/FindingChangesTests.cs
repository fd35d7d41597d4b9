using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class FindingChangesTests
{
    [Fact]
    public void What_went_what_stayed_and_what_came_are_told_apart()
    {
        var changes = FindingChanges.Between(Faulty("gzip-held", "last-event-id-dropped"), Faulty("last-event-id-dropped", "block-buffering"))!;

        Assert.Equal(["gzip-held"], changes.Mended);
        Assert.Equal(["last-event-id-dropped"], changes.Left);
        Assert.Equal(["block-buffering"], changes.Fresh);
    }

    [Fact]
    public void Advice_is_neither_mended_nor_new()
    {
        var advice = new Verdict(VerdictState.Healthy, "", [SampleDiagnoses.BlockBuffering with { Severity = FindingSeverity.Advice }]);

        var changes = FindingChanges.Between(advice, advice)!;

        Assert.Empty(changes.Mended.Concat(changes.Left).Concat(changes.Fresh));
    }

    [Theory]
    [InlineData(VerdictState.Inconclusive)]
    [InlineData(VerdictState.NotTheProxy)]
    public void What_could_not_be_measured_is_not_mended(VerdictState state) =>
        Assert.Null(FindingChanges.Between(Faulty("block-buffering"), new Verdict(state, "", [])));

    [Fact]
    public void Nothing_is_said_before_there_is_a_second_verdict() => Assert.Null(FindingChanges.Between(Faulty("block-buffering"), null));

    private static Verdict Faulty(params string[] codes) =>
        new(VerdictState.Faulty, "", [.. codes.Select(code => SampleDiagnoses.BlockBuffering with { Code = code })]);
}
