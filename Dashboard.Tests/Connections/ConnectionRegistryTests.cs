using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionRegistryTests
{
    private static readonly ConnectionLimits s_ten = new(10, 10);

    [Fact]
    public void As_many_as_allowed_are_taken_and_a_place_that_is_left_is_free_again()
    {
        var registry = TestConnections.Registry();
        var first = TestConnections.To("ops");

        var two = new ConnectionLimits(2, 10);
        Assert.Equal(Admission.Admitted, registry.TryAdd(first, two));
        Assert.Equal(Admission.Admitted, registry.TryAdd(TestConnections.To("ops"), two));
        Assert.Equal(Admission.TooMany, registry.TryAdd(TestConnections.To("ops"), two));
        Assert.Equal(2, registry.Count);
        registry.Remove(first);
        Assert.Equal(1, registry.Count);
        Assert.Equal(Admission.Admitted, registry.TryAdd(TestConnections.To("ops"), two));
    }

    [Fact]
    public void Two_connections_that_look_the_same_are_two()
    {
        var registry = TestConnections.Registry();
        var one = TestConnections.To("ops");

        registry.TryAdd(one, s_ten);
        registry.TryAdd(TestConnections.To("ops"), s_ten);
        registry.Remove(one);

        Assert.Equal(1, registry.Count);
        Assert.Equal(1, registry.ReceiversOf("ops"));
    }

    [Fact]
    public void One_that_left_already_takes_no_other_along()
    {
        var registry = TestConnections.Registry();
        var gone = TestConnections.To("ops");
        registry.TryAdd(gone, s_ten);
        registry.TryAdd(TestConnections.To("ops"), s_ten);

        registry.Remove(gone);
        registry.Remove(gone);

        Assert.Equal(1, registry.Count);
        Assert.Equal(1, registry.ReceiversOf("ops"));
    }

    [Theory]
    [InlineData("ops", 4)]
    [InlineData("deploys", 3)]
    [InlineData("other", 2)]
    [InlineData("_probe", 1)]
    [InlineData("_other", 0)]
    public void A_publish_reaches_those_that_read_its_stream(string stream, int receivers)
    {
        var registry = TestConnections.Registry();
        Connection[] leaving = [TestConnections.To("ops"), TestConnections.To("*", "_probe", "ops"), TestConnections.To("_other")];
        Connection[] all = [.. leaving, TestConnections.To("ops"), TestConnections.To("ops", "deploys"), TestConnections.To("*"), TestConnections.To("*", "_probe", "deploys")];
        Assert.All(all, one => Assert.Equal(Admission.Admitted, registry.TryAdd(one, s_ten)));

        Assert.All(leaving, registry.Remove);

        Assert.Equal(receivers, registry.ReceiversOf(stream));
    }

    [Fact]
    public async Task The_limit_holds_when_many_come_at_once()
    {
        var registry = TestConnections.Registry();

        var taken = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => registry.TryAdd(TestConnections.To("ops"), new ConnectionLimits(100, 10)))));

        Assert.Equal(100, taken.Count(one => one == Admission.Admitted));
        Assert.Equal(100, registry.Count);
    }

    [Fact]
    public async Task The_limit_of_one_address_holds_when_many_come_at_once()
    {
        var registry = TestConnections.Registry();

        var taken = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => Task.Run(
            () => registry.TryAdd(TestConnections.From($"203.0.113.{number % 2}"), new ConnectionLimits(1_000, 10)))));

        Assert.Equal(20, taken.Count(one => one == Admission.Admitted));
        Assert.Equal(980, taken.Count(one => one == Admission.TooManyOfAddress));
    }

    [Fact]
    public void A_place_that_an_address_leaves_is_free_for_it_again()
    {
        var registry = TestConnections.Registry();
        var one = TestConnections.From("203.0.113.9");
        registry.TryAdd(one, new ConnectionLimits(10, 1));

        Assert.Equal(Admission.TooManyOfAddress, registry.TryAdd(TestConnections.From("203.0.113.9"), new ConnectionLimits(10, 1)));
        registry.Remove(one);
        Assert.Equal(Admission.Admitted, registry.TryAdd(TestConnections.From("203.0.113.9"), new ConnectionLimits(10, 1)));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", true)]
    public void A_network_of_IPv6_that_one_machine_is_given_counts_as_one_address(string first, string second, bool admitted)
    {
        var registry = TestConnections.Registry();
        registry.TryAdd(TestConnections.From(first), new ConnectionLimits(10, 1));

        Assert.Equal(admitted ? Admission.Admitted : Admission.TooManyOfAddress, registry.TryAdd(TestConnections.From(second), new ConnectionLimits(10, 1)));
    }

    [Fact]
    public void One_that_is_connected_is_found_by_its_id_and_by_nothing_else()
    {
        var registry = TestConnections.Registry();
        var one = TestConnections.To("ops");
        registry.TryAdd(one, s_ten);

        Assert.True(registry.TryFind(one.Id, out var found));
        Assert.Same(one, found);
        Assert.All((string[])["", "0", one.Id + "0", one.Id[1..], "+" + one.Id[1..], TestConnections.To("ops").Id, "not an id at all"], id => Assert.False(registry.TryFind(id, out _)));
        registry.Remove(one);
        Assert.False(registry.TryFind(one.Id, out _));
    }
}
