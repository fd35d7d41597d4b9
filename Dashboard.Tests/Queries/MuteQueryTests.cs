using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Queries;

public sealed class MuteQueryTests
{
    private static readonly Notification s_disk = Notifications.At(1) with { Key = "disk", Source = "db1" };
    private static readonly Notification s_site = Notifications.At(2, "web") with { Key = "site is down", Source = "probe" };
    private static readonly Notification s_news = Notifications.At(3) with { Source = "db1" };

    [Fact]
    public void One_is_muted_by_its_condition_else_by_its_source_else_by_its_stream()
    {
        Assert.Equal("stream:ops key:disk", MuteQuery.For(s_disk));
        Assert.Equal("stream:ops source:db1", MuteQuery.For(s_news));
        Assert.Equal("stream:ops", MuteQuery.For(Notifications.At(4)));
    }

    [Fact]
    public void Several_are_muted_by_what_all_of_them_have()
    {
        Assert.Equal("stream:ops,web key:disk,\"site is down\"", MuteQuery.For([s_disk, s_site, s_disk]));
        Assert.Equal("stream:ops,web source:db1,probe", MuteQuery.For([s_disk, s_site, s_news]));
        Assert.Equal("stream:ops", MuteQuery.For([s_disk, Notifications.At(4)]));
    }

    [Fact]
    public void The_query_hides_every_one_of_them()
    {
        Assert.True(Query.TryParse(MuteQuery.For([s_disk, s_site, s_news]), out var query, out _));

        Assert.All([s_disk, s_site, s_news], one => Assert.True(query.Matches(one, new QueryContext(Notifications.Noon))));
    }

    [Fact]
    public void What_is_too_much_for_one_line_is_left_to_the_person()
    {
        var keys = Enumerable.Range(0, 300).Select(number => s_disk with { Key = $"key-{number}" }).ToArray();

        Assert.Equal("stream:ops source:db1", MuteQuery.For(keys));
        Assert.Equal("", MuteQuery.For([.. keys.Select((one, number) => one with { Stream = $"stream-{number}" })]));
        Assert.Equal("", MuteQuery.For([]));
    }
}
