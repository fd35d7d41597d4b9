using Dashboard.Server.Transport;

namespace Dashboard.Tests.Transport;

public sealed class OpenSocketsTests
{
    [Fact]
    public void There_are_never_more_than_allowed()
    {
        var open = new OpenSockets(2);

        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => open.TryAdd()));
        Assert.Equal(2, open.Count);
    }

    [Fact]
    public void A_place_that_was_given_back_can_be_taken_again()
    {
        var open = new OpenSockets(1);
        open.TryAdd();

        open.Remove();

        Assert.True(open.TryAdd());
    }
}
