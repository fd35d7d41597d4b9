using Dashboard.Server.EventLog;

namespace Dashboard.Tests.EventLog;

public sealed class StreamScopeTests
{
    [Theory]
    [InlineData("ops", true, "ops", "deploys")]
    [InlineData("deploys", true, "ops", "deploys")]
    [InlineData("op", false, "ops", "deploys")]
    [InlineData("Ops", false, "ops", "deploys")]
    [InlineData("ops", true, "*")]
    [InlineData("ops", true, "*", "_probe")]
    [InlineData("ops", false, "_probe")]
    [InlineData("_probe", true, "_probe")]
    [InlineData("_probe", false, "*")]
    [InlineData("_probe", false, "*", "ops", "_other")]
    [InlineData("_probe", true, "*", "_other", "_probe")]
    [InlineData("ops", false)]
    public void What_is_read_is_what_is_named_and_with_the_star_every_public_stream(string stream, bool isRead, params string[] scope) =>
        Assert.Equal(isRead, new StreamScope(scope).Contains(stream));
}
