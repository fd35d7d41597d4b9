using Dashboard.Server.Sse;

namespace Dashboard.Tests.Sse;

public sealed class RetryTests
{
    private static readonly SseOptions s_options = new()
    {
        RetryFrom = TimeSpan.FromSeconds(2),
        RetryTo = TimeSpan.FromSeconds(12),
        ReturnsPerSecond = 1_000,
    };

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(1_000, 3)]
    [InlineData(5_000, 7)]
    [InlineData(10_000, 12)]
    [InlineData(50_000, 12)]
    public void Few_clients_come_back_soon_and_many_are_spread_over_the_time_that_they_need(int clients, int latest)
    {
        var told = Enumerable.Range(0, 2_000).Select(_ => Retry.After(s_options, clients).TotalSeconds).Order().ToArray();

        // The spread is even: of two thousand, some come in the first and in the last tenth of the time.
        var tenth = (latest - 2) / 10.0;
        Assert.InRange(told[0], 2, 2 + tenth);
        Assert.InRange(told[^1], latest - tenth, latest);
    }

    [Fact]
    public void The_longest_time_bounds_also_what_the_least_spread_would_add()
    {
        var options = new SseOptions { RetryFrom = TimeSpan.FromSeconds(3), RetryTo = TimeSpan.FromSeconds(3) };

        Assert.Equal(TimeSpan.FromSeconds(3), Retry.After(options, 1));
    }
}
