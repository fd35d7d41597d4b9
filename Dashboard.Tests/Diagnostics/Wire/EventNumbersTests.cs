using Dashboard.Client.Feeds;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>Events of foreign streams: the same one has the same number on each connection.</summary>
public sealed class EventNumbersTests
{
    private readonly EventNumbers _numbers = new();

    [Fact]
    public void Different_events_are_counted_in_order_of_arrival()
    {
        var one = Connection(0);

        Assert.Equal([1, 2, 3], [Next(one, "a", 1), Next(one, "b", 2), Next(one, "c", 3)]);
    }

    [Fact]
    public void Type_id_and_data_make_the_event()
    {
        var one = Connection(0);

        long[] all =
        [
            one.Next(new ServerSentEvent("message", "a", "1"), 1), one.Next(new ServerSentEvent("other", "a", "1"), 2),
            one.Next(new ServerSentEvent("message", "a", "2"), 3), one.Next(new ServerSentEvent("message", "b", "1"), 4),
        ];
        Assert.Equal([1, 2, 3, 4], all);
    }

    [Fact]
    public void The_same_event_has_the_same_number_on_both_whichever_had_it_first()
    {
        var (one, other) = (Connection(0), Connection(0));

        Assert.Equal([1, 1, 2, 2], [Next(one, "a", 1), Next(other, "a", 2), Next(other, "b", 3), Next(one, "b", 4)]);
    }

    [Fact]
    public void Identical_events_are_matched_by_their_order()
    {
        var (one, other) = (Connection(0), Connection(0));

        Assert.Equal([1, 2, 3], [Next(one, "tick", 1), Next(one, "tick", 2), Next(one, "tick", 3)]);
        Assert.Equal([1, 2, 3], [Next(other, "tick", 9), Next(other, "tick", 9), Next(other, "tick", 9)]);
    }

    [Fact]
    public void A_connection_that_began_later_is_not_matched_with_what_it_cannot_have_got()
    {
        var early = Connection(0);
        Next(early, "tick", 1);
        Next(early, "tick", 2);
        var late = Connection(2.5);

        Assert.Equal([3, 3, 4, 4], [Next(late, "tick", 3), Next(early, "tick", 3.1), Next(early, "tick", 4), Next(late, "tick", 4.1)]);
    }

    [Fact]
    public void What_is_replayed_with_its_id_is_the_same_event()
    {
        var early = Connection(0);
        Next(early, "a", 1, "7");

        Assert.Equal(1, Next(Connection(5), "a", 6, "7"));
    }

    [Fact]
    public void What_comes_twice_on_one_connection_is_two_events()
    {
        var one = Connection(0);

        Assert.Equal([1, 2], [Next(one, "a", 1, "7"), Next(one, "a", 2, "7")]);
    }

    private static long Next(EventNumbering connection, string data, double atMs, string id = "") =>
        connection.Next(new ServerSentEvent("message", data, id), atMs);

    private EventNumbering Connection(double requestedAtMs) => new(_numbers, requestedAtMs);
}
