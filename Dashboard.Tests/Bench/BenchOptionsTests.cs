using Dashboard.Bench;

namespace Dashboard.Tests.Bench;

public sealed class BenchOptionsTests
{
    [Fact]
    public void Scenarios_and_servers_can_be_chosen()
    {
        var options = BenchOptions.Read(["--only", "idle,one", "--servers", "floor", "--rounds", "2", "--json", "results.json"]);

        Assert.Equal(["one", "idle"], options.Scenarios.Select(one => one.Name));
        Assert.Equal(["floor"], options.Servers.Select(one => one.Name));
        Assert.Equal((2, "results.json"), (options.Rounds, options.JsonFile));
    }

    [Fact]
    public void A_quick_run_has_one_round_unless_it_is_told_otherwise()
    {
        Assert.Equal(3, BenchOptions.Read([]).Rounds);
        Assert.Equal(1, BenchOptions.Read(["--quick"]).Rounds);
        Assert.Equal(2, BenchOptions.Read(["--rounds", "2", "--quick"]).Rounds);
    }

    [Theory]
    [InlineData("--only needs a value.", "--only")]
    [InlineData("--rounds needs a number from 1 to 100, not '0'.", "--rounds", "0")]
    [InlineData("unknown option '--fast'.", "--fast", "1")]
    [InlineData("--servers: 'apache' is none of dashboard, dashboard-pump, nchan, node, kestrel, floor.", "--servers", "floor,apache")]
    public void What_cannot_be_followed_is_named(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => BenchOptions.Read(arguments)).Message);
}
