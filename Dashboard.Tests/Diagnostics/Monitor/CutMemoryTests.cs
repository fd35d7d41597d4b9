using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Monitor;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class CutMemoryTests
{
    private readonly CutMemory _cuts = new(new MonitorOptions { CutsUntilFaulty = 3, CutsWithin = TimeSpan.FromMinutes(15) });

    [Fact]
    public void The_third_end_within_the_time_is_a_fault_until_the_first_is_forgotten()
    {
        _cuts.Note(Cut(60_000));
        _cuts.Note(Cut(120_000));
        Assert.Null(_cuts.Recurring(120_000));

        var third = Cut(180_000);
        _cuts.Note(third);

        Assert.Same(third, _cuts.Recurring(180_000));
        Assert.Same(third, _cuts.Recurring(959_000));
        Assert.Null(_cuts.Recurring(961_000));
    }

    [Fact]
    public void What_was_never_served_or_ended_on_both_paths_is_no_cut()
    {
        foreach (var at in (double[])[1000, 2000, 3000])
        {
            _cuts.Note(Cut(at) with { Proxied = Stream(at) with { Headers = [] } });
            _cuts.Note(Cut(at) with { Direct = Stream(at) });
        }

        Assert.Null(_cuts.Recurring(3000));
    }

    private static StreamPair Cut(double endedMs) => new(5000, Stream(null), Stream(endedMs));

    private static StreamObservation Stream(double? endedMs) => new()
    {
        Url = "http://127.0.0.1/",
        StartedAtMs = 0,
        Status = 200,
        Headers = [new HeaderField(ProbeHeaders.Marker, "n")],
        End = endedMs is null ? StreamEnd.Open : StreamEnd.Cut,
        EndedAtMs = endedMs,
    };
}
