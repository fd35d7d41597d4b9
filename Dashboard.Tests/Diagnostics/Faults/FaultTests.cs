using System.Globalization;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Faults;

namespace Dashboard.Tests.Diagnostics.Faults;

/// <summary>Each broken configuration is named by what it does, and a good one by nothing.</summary>
public sealed class FaultTests(FaultRuns runs) : IClassFixture<FaultRuns>
{
    public static TheoryData<string> Faults() => [.. FaultRuns.Files];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_named_first(string fault)
    {
        var more = Enumerable.Range(1, Effort.Of("DASHBOARD_DIAGNOSES", 1, 10) - 1).Select(_ => runs.DiagnoseAsync($"faults/{fault}.conf"));

        Assert.All(await Task.WhenAll([runs.OfFaultAsync(fault), .. more]), diagnosis => Assert.True(
            diagnosis.Verdict is { State: VerdictState.Faulty, Findings: [var first, ..] } && first.Code == FaultRuns.Says(fault, "CODE"),
            Told(diagnosis)));
    }

    [Fact]
    public Task The_shipped_configuration_is_healthy() => IsHealthyAsync(() => runs.DiagnoseAsync("nginx.conf"));

    [Theory]
    [InlineData("haproxy.cfg")]
    [InlineData("Caddyfile")]
    public Task The_shipped_examples_for_other_proxies_are_healthy(string config) =>
        IsHealthyAsync(() => runs.DiagnoseExampleAsync(config));

    [Fact]
    public async Task The_idle_timeout_is_told_within_a_second()
    {
        var diagnosis = await runs.OfFaultAsync(FaultRuns.Silent);

        Assert.InRange(Figure(Assert.Single(diagnosis.Experiments, one => one.Code == "idle-timeout").Text!), 2.0, 4.0);
    }

    [Theory]
    [InlineData("buffering", 4_096)]
    [InlineData("large-buffers", 65_536)]
    public async Task The_size_of_the_buffer_is_told_within_a_tenth(string fault, int bytes)
    {
        var diagnosis = await runs.OfFaultAsync(fault);

        Assert.InRange(Figure(Assert.Single(diagnosis.Experiments, one => one.Code == "buffer-size").Text!), 0.9 * bytes, 1.1 * bytes);
    }

    /// <summary>In the long form while other work keeps every core busy.</summary>
    private static async Task IsHealthyAsync(Func<Task<Diagnosis>> diagnose)
    {
        using var busy = new BusyCores(Effort.Of(0, Environment.ProcessorCount));

        var diagnoses = await Task.WhenAll(Enumerable.Range(0, Effort.Of("DASHBOARD_HEALTHY", 1, 50)).Select(_ => WholeAsync(diagnose)));

        Assert.All(diagnoses, diagnosis =>
        {
            Assert.True(diagnosis.Verdict!.State == VerdictState.Healthy, Told(diagnosis));
            Assert.DoesNotContain(diagnosis.Verdict.Findings, finding => finding.Severity != FindingSeverity.Advice);
            Assert.All(diagnosis.Experiments, one => Assert.True(IsDone(one), one.Text));
        });
    }

    /// <summary>On a busy machine the time for one of the experiments may be over before it has seen enough.</summary>
    private static async Task<Diagnosis> WholeAsync(Func<Task<Diagnosis>> diagnose)
    {
        const int MostTries = 3;
        var diagnosis = await diagnose();
        for (var tries = 1; tries < MostTries && diagnosis.Verdict!.State == VerdictState.Healthy && !diagnosis.Experiments.All(IsDone); tries++)
        {
            diagnosis = await diagnose();
        }

        return diagnosis;
    }

    /// <summary>Where nothing is held there is no buffer to measure.</summary>
    private static bool IsDone(ExperimentProgress one) => one.State == ExperimentState.Done || one.Code == "buffer-size";

    /// <summary>The first number in a text: "It lets go when 4,096 bytes have gathered."</summary>
    private static double Figure(string text) => double.Parse(
        string.Concat(text.SkipWhile(letter => !char.IsDigit(letter)).TakeWhile(letter => char.IsDigit(letter) || letter is ',' or '.')),
        NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture);

    private static string Told(Diagnosis diagnosis) => JsonSerializer.Serialize(diagnosis.Verdict!, ContractsJson.Wire.Verdict)
        + string.Join('\n', diagnosis.Experiments.Select(one => $"\n{one.Code} {one.State} {one.TookMs:0}: {one.Text}"));
}
