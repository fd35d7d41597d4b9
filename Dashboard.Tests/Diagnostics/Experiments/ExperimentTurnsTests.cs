using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class ExperimentTurnsTests : IDisposable
{
    private static readonly ExperimentResult s_fine = new("fine");

    private readonly WireSession _wire = new(TimeProvider.System, sharesClock: false);
    private readonly ScriptedExperiment _echoOfOurs = new("echo", (context, _) =>
    {
        context.Note(seen => seen with { IsOurs = true, Echo = Echo() });
        return Task.FromResult(s_fine);
    });

    [Fact]
    public async Task Each_has_its_turn_after_the_one_before()
    {
        var order = new List<string>();

        var board = await RunAsync(new ExperimentPlan(_echoOfOurs, [[Noting("a")], [Noting("b")], [Noting("c")]], [], null));

        Assert.Equal(["a", "b", "c"], order);
        Assert.All(board, one => Assert.Equal((ExperimentState.Done, "fine"), (one.State, one.Text)));

        ScriptedExperiment Noting(string code) => new(code, async (_, _) =>
        {
            await Task.Yield();
            order.Add(code);
            return s_fine;
        });
    }

    [Fact]
    public async Task Those_of_a_stage_run_side_by_side()
    {
        var other = new TaskCompletionSource();
        var first = new ScriptedExperiment("a", async (_, stop) =>
        {
            await other.Task.WaitAsync(stop);
            return s_fine;
        });
        var second = new ScriptedExperiment("b", (_, _) =>
        {
            other.SetResult();
            return Task.FromResult(s_fine);
        });

        Assert.All(await RunAsync(new ExperimentPlan(_echoOfOurs, [[first, second]], [], null)), one => Assert.Equal(ExperimentState.Done, one.State));
    }

    [Fact]
    public async Task What_would_mean_nothing_is_skipped_with_the_reason()
    {
        var echo = new ScriptedExperiment("echo", new ExperimentResult("no") { StopsBecause = "nobody listens there" });
        var streams = new ScriptedExperiment("streams", s_fine);

        var board = await RunAsync(new ExperimentPlan(echo, [[streams]], [[streams]], streams));

        Assert.Equal(0, streams.Runs);
        Assert.Equal((ExperimentState.Skipped, "Not tried: nobody listens there."), (board[^1].State, board[^1].Text));
    }

    [Fact]
    public async Task A_target_that_answers_to_no_probes_is_not_shown_what_needs_them()
    {
        var echo = new ScriptedExperiment("echo", (context, _) =>
        {
            context.Note(seen => seen with { Echo = Echo() });
            return Task.FromResult(s_fine);
        });

        var board = await RunAsync(new ExperimentPlan(
            echo, [[new ScriptedExperiment("streams", s_fine)]], [[new ScriptedExperiment("target", s_fine)]], new ScriptedExperiment("idle", s_fine)));

        Assert.Equal([("echo", ExperimentState.Done), ("target", ExperimentState.Done)], board.Select(one => (one.Code, one.State)));
    }

    [Fact]
    public async Task A_stop_ends_what_runs_and_keeps_what_was_seen()
    {
        using var stop = new CancellationTokenSource();
        var endless = new ScriptedExperiment("a", async (_, stopped) =>
        {
            await stop.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            return s_fine;
        });

        var board = await RunAsync(new ExperimentPlan(_echoOfOurs, [[endless], [new ScriptedExperiment("b", s_fine)]], [], null), stop.Token);

        Assert.Equal([ExperimentState.Done, ExperimentState.Stopped, ExperimentState.Stopped], board.Select(one => one.State));
    }

    [Fact]
    public async Task One_that_does_not_end_by_itself_is_ended()
    {
        var endless = new ScriptedExperiment("a", async (_, stopped) =>
        {
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            return s_fine;
        }, atMost: TimeSpan.FromMilliseconds(1));

        var board = await RunAsync(new ExperimentPlan(_echoOfOurs, [[endless], [new ScriptedExperiment("b", s_fine)]], [], null));

        Assert.Equal([ExperimentState.Done, ExperimentState.Stopped, ExperimentState.Done], board.Select(one => one.State));
    }

    [Fact]
    public async Task One_that_fails_leaves_the_others_their_turn()
    {
        var broken = new ScriptedExperiment("a", (_, _) => throw new InvalidOperationException("broken"));

        var board = await RunAsync(new ExperimentPlan(_echoOfOurs, [[broken], [new ScriptedExperiment("b", s_fine)]], [], null));

        Assert.Equal([ExperimentState.Done, ExperimentState.Stopped, ExperimentState.Done], board.Select(one => one.State));
        Assert.DoesNotContain("broken", board[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_silence_is_waited_for_beside_the_others()
    {
        var others = new TaskCompletionSource();
        var silence = new ScriptedExperiment("idle", async (_, stopped) =>
        {
            await others.Task.WaitAsync(stopped);
            return s_fine;
        });
        var last = new ScriptedExperiment("a", (_, _) =>
        {
            others.SetResult();
            return Task.FromResult(s_fine);
        });

        var board = await RunAsync(new ExperimentPlan(_echoOfOurs, [[last]], [], silence));

        Assert.All(board, one => Assert.Equal(ExperimentState.Done, one.State));
    }

    public void Dispose() => _wire.Dispose();

    private static EchoPair Echo()
    {
        var answer = new ExchangeObservation { Url = "", StartedAtMs = 0 };
        return new EchoPair([], "", answer, answer, null, null);
    }

    private async Task<IReadOnlyList<ExperimentProgress>> RunAsync(ExperimentPlan plan, CancellationToken stopped = default)
    {
        var settings = new RunSettings(Options.Create(new RunOptions()), TimeProvider.System, NullLogger<DiagnosisRun>.Instance);
        var board = new ProgressBoard(plan.All, TimeProvider.System);
        var nowhere = new Uri("http://127.0.0.1:9");
        var context = new DiagnosisContext(
            _wire, new ProbePaths(nowhere, nowhere, []) { Addresses = AddressPolicy.PublicOnly }, new RunOptions(), TimeProvider.System);
        await new ExperimentTurns(plan, board, settings).RunAsync(context, stopped);
        return board.All;
    }
}
