using Dashboard.Client.Connections;
using Dashboard.Client.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionRatesTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_rate_is_that_of_the_last_five_seconds()
    {
        var rates = new ConnectionRates(_time);
        rates.Take(At(0));
        Assert.Null(rates.Of(one => one.Direct.Events));

        foreach (var events in (long[])[1_000, 1_010, 1_020, 1_030, 1_040, 1_050])
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            rates.Take(At(events));
        }

        Assert.Equal(10, rates.Of(one => one.Direct.Events));
    }

    [Fact]
    public void The_same_snapshot_again_changes_nothing()
    {
        var rates = new ConnectionRates(_time);
        rates.Take(At(0));
        _time.Advance(TimeSpan.FromSeconds(1));
        var second = At(10);

        rates.Take(second);
        _time.Advance(TimeSpan.FromSeconds(1));
        rates.Take(second);

        Assert.Equal(10, rates.Of(one => one.Direct.Events));
    }

    private ConnectionsSnapshot At(long events) =>
        new(_time.GetTimestamp(), [], new ConnectionTotals(1, events, 0), new ConnectionTotals(0, 0, 0));
}
