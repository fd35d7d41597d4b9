using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionRegistryTests
{
    [Fact]
    public void As_many_as_allowed_are_taken_and_a_place_that_is_left_is_free_again()
    {
        var registry = new ConnectionRegistry();
        var first = To("ops");

        Assert.True(registry.TryAdd(first, 2));
        Assert.True(registry.TryAdd(To("ops"), 2));
        Assert.False(registry.TryAdd(To("ops"), 2));
        Assert.Equal(2, registry.Count);
        registry.Remove(first);
        Assert.Equal(1, registry.Count);
        Assert.True(registry.TryAdd(To("ops"), 2));
    }

    [Fact]
    public void Two_connections_that_look_the_same_are_two()
    {
        var registry = new ConnectionRegistry();
        var scope = new StreamScope(["ops"]);
        var one = new Connection(scope, "127.0.0.1", DateTimeOffset.UnixEpoch);
        var twin = new Connection(scope, "127.0.0.1", DateTimeOffset.UnixEpoch);

        registry.TryAdd(one, 10);
        registry.TryAdd(twin, 10);
        registry.Remove(one);

        Assert.Equal(1, registry.Count);
        Assert.Equal(1, registry.ReceiversOf("ops"));
    }

    [Fact]
    public void One_that_left_already_takes_no_other_along()
    {
        var registry = new ConnectionRegistry();
        var gone = To("ops");
        registry.TryAdd(gone, 10);
        registry.TryAdd(To("ops"), 10);

        registry.Remove(gone);
        registry.Remove(gone);

        Assert.Equal(1, registry.Count);
    }

    [Theory]
    [InlineData("ops", 4)]
    [InlineData("deploys", 3)]
    [InlineData("other", 2)]
    [InlineData("_probe", 1)]
    [InlineData("_other", 0)]
    public void A_publish_reaches_those_that_read_its_stream(string stream, int receivers)
    {
        var registry = new ConnectionRegistry();
        registry.TryAdd(To("ops"), 10);
        registry.TryAdd(To("ops", "deploys"), 10);
        registry.TryAdd(To("*"), 10);
        registry.TryAdd(To("*", "_probe"), 10);

        Assert.Equal(receivers, registry.ReceiversOf(stream));
    }

    [Fact]
    public async Task The_limit_holds_when_many_come_at_once()
    {
        var registry = new ConnectionRegistry();

        var taken = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => registry.TryAdd(To("ops"), 100))));

        Assert.Equal(100, taken.Count(one => one));
        Assert.Equal(100, registry.Count);
    }

    private static Connection To(params string[] streams) => new(new StreamScope(streams), "127.0.0.1", DateTimeOffset.UnixEpoch);
}
