using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class StreamNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("0")]
    [InlineData("ops")]
    [InlineData("db1.eu-west_2")]
    [InlineData("a..b")]
    [InlineData("a-")]
    public void Anybody_may_publish_under_a_valid_name(string name)
    {
        Assert.True(StreamName.IsValid(name));
        Assert.False(StreamName.IsReserved(name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ops\n")]
    [InlineData("\nops")]
    [InlineData("Ops")]
    [InlineData("öps")]
    [InlineData("K")]
    [InlineData(".ops")]
    [InlineData("-ops")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\0")]
    [InlineData("*")]
    public void Other_text_is_neither_a_name_nor_reserved(string? name)
    {
        Assert.False(StreamName.IsValid(name));
        Assert.False(StreamName.IsReserved(name));
    }

    [Theory]
    [InlineData("_probe")]
    [InlineData("_a.b-c_d")]
    public void Names_that_begin_with_an_underscore_are_reserved(string name)
    {
        Assert.True(StreamName.IsReserved(name));
        Assert.False(StreamName.IsValid(name));
    }

    [Theory]
    [InlineData("_")]
    [InlineData("__ops")]
    [InlineData("_Ops")]
    [InlineData("_ops\n")]
    public void Behind_the_underscore_stands_a_valid_name(string name)
    {
        Assert.False(StreamName.IsReserved(name));
        Assert.False(StreamName.IsValid(name));
    }

    [Fact]
    public void A_name_has_at_most_64_characters()
    {
        Assert.True(StreamName.IsValid(new string('a', 64)));
        Assert.False(StreamName.IsValid(new string('a', 65)));
        Assert.True(StreamName.IsReserved("_" + new string('a', 63)));
        Assert.False(StreamName.IsReserved("_" + new string('a', 64)));
    }

    [Fact]
    public void Test_events_travel_under_a_reserved_name() => Assert.True(StreamName.IsReserved(StreamName.Probe));
}
