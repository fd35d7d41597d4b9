using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Headers that are held are told apart from headers that come late.</summary>
public sealed class HeaderRuleTests
{
    [Fact]
    public void Headers_that_come_with_the_first_event_are_held()
    {
        var run = Run.HeadersAt(Run.Healthy(), 1000.4);

        Assert.Equal(FindingSeverity.Fault, Judged.Only("headers-held", run).Severity);
        Assert.Equal(FindingSeverity.Risk, Judged.Only("headers-held", Run.HeadersAt(Run.Healthy(), 1000.4, StreamKind.Unbuffered)).Severity);
    }

    [Fact]
    public void Headers_that_come_as_late_as_those_of_a_short_request_are_late_and_not_held()
    {
        Judged.Only("headers-late", SlowEverywhere(Run.HeadersAt(Run.Healthy(), 1000.4)));
    }

    [Fact]
    public void A_busy_machine_does_not_hide_what_every_single_request_shows()
    {
        var run = Run.HeadersAt(Run.Through(_ => events => events.SkipWhile(one => one.AtMs < 1600)), 1000) with { StarvedMs = 700 };

        Judged.Only("headers-late", SlowEverywhere(run));
        Assert.Empty(Judged.Codes(run));
    }

    [Fact]
    public void A_server_that_is_slow_before_every_request_on_both_paths_makes_no_fault_of_the_proxy()
    {
        var run = SlowEverywhere(Run.HeadersAt(Run.Through(_ => events => events.SkipWhile(one => one.AtMs < 1600)), 1000)) with { StarvedMs = 700 };
        var both = new ExchangePair(run.Statuses[0].Answers.Proxied, run.Statuses[0].Answers.Proxied);

        Assert.Empty(Judged.Codes(run with { Echo = run.Echo! with { Direct = both.Direct with { Status = 200 } }, Statuses = [new StatusProbe(401, both)] }));
    }

    [Fact]
    public void Headers_that_come_at_the_time_of_the_first_event_without_it_are_late_and_not_held() =>
        Judged.Only("headers-late", Run.HeadersAt(Run.Through(_ => events => events.Skip(1)), 1000.4));

    [Fact]
    public void A_first_short_request_that_was_slow_by_chance_does_not_hide_held_headers()
    {
        var run = Run.HeadersAt(Run.Healthy(), 1000.4);

        Judged.Only("headers-held", run with { Echo = run.Echo! with { Proxied = run.Echo.Proxied with { HeadersAtMs = 1200 } } });
    }

    [Fact]
    public void Headers_that_come_late_by_themselves_are_late()
    {
        var run = Run.HeadersAt(Run.Through(_ => events => events.SkipWhile(one => one.AtMs < 1600)), 1500);

        Assert.Contains("takes 1.5 s before it answers a stream, and readers miss 3 events meanwhile", Judged.Only("headers-late", run).Title, StringComparison.Ordinal);
        Assert.Equal(["headers-late"], Judged.Codes(Run.HeadersAt(Run.Healthy(), 400)));
    }

    /// <summary>With short requests that take a second through the proxy.</summary>
    private static RunObservations SlowEverywhere(RunObservations run)
    {
        var slow = Wire.Exchange(401) with { HeadersAtMs = 1011, EndedAtMs = 1012 };
        return run with
        {
            Echo = run.Echo! with { Proxied = slow with { Status = 200 } },
            Statuses = [new StatusProbe(401, new ExchangePair(Wire.Exchange(401), slow))],
            Publishes = [],
        };
    }
}
