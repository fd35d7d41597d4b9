using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class PathStatisticsTests
{
    [Fact]
    public void No_values_give_zeros()
    {
        Assert.Equal(new PathStatistics(0, 0, 0, 0), PathStatistics.Of([]));
        Assert.Same(PathStatistics.Empty, PathStatistics.Of([]));
    }

    [Fact]
    public void One_value_is_every_figure() => Assert.Equal(new PathStatistics(1, 7, 7, 7), PathStatistics.Of([7]));

    [Fact]
    public void The_nearest_rank_is_a_value_that_was_there() =>
        Assert.Equal(new PathStatistics(4, 2, 9, 9), PathStatistics.Of([9, 1, 3, 2]));

    [Fact]
    public void Of_20_values_the_tenth_the_nineteenth_and_the_last_count() =>
        Assert.Equal(new PathStatistics(20, 10, 19, 20), PathStatistics.Of(Enumerable.Range(1, 20).Reverse().Select(n => (double)n)));

    [Fact]
    public void Of_21_values_the_ranks_are_rounded_up() =>
        Assert.Equal(new PathStatistics(21, 11, 20, 21), PathStatistics.Of(Enumerable.Range(1, 21).Select(n => (double)n)));

    [Fact]
    public void Differences_may_be_negative() => Assert.Equal(new PathStatistics(3, -2, 5, 5), PathStatistics.Of([5, -3, -2]));
}
