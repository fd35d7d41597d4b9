using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class LiveFilterTests
{
    [Theory]
    [InlineData(null, Severity.Debug, true)]
    [InlineData(null, Severity.Warning, true)]
    [InlineData(null, Severity.Error, false)]
    [InlineData("ops", Severity.Warning, true)]
    [InlineData("ops", Severity.Critical, false)]
    [InlineData("deploys", Severity.Debug, false)]
    [InlineData("OPS", Severity.Debug, false)]
    public void A_notification_is_shown_if_its_stream_and_its_severity_fit(string? stream, Severity atLeast, bool shown) => Assert.Equal(
        shown, new LiveFilter(stream, atLeast).Shows(new LiveRow(1, Notifications.At(1, "ops", Severity.Warning))));

    [Fact]
    public void What_is_missing_could_have_been_anything_and_is_always_shown()
    {
        var filter = new LiveFilter("ops", Severity.Critical);

        Assert.True(filter.Shows(new LiveRow(1, Gap: new Gap("a-1", "a-5", 3))));
        Assert.True(filter.Shows(new LiveRow(1, Trouble: "An event came that could not be read.")));
    }
}
