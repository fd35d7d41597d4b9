using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Operations;

public sealed class SnoozeTimesTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Tomorrow_is_that_of_the_viewer()
    {
        var lateInBerlin = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(
            [
                ("15 minutes", lateInBerlin.AddMinutes(15)), ("1 hour", lateInBerlin.AddHours(1)), ("4 hours", lateInBerlin.AddHours(4)),
                ("Tomorrow 08:00", new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.FromHours(1))),
            ],
            SnoozeTimes.From(lateInBerlin, s_berlin));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), SnoozeTimes.From(lateInBerlin, null)[3].Until);
    }

    [Theory]
    [InlineData("2026-11-22T14:00", "2026-11-22T13:00:00Z")]
    [InlineData("2026-11-22T14:00:30", "2026-11-22T13:00:00Z")]
    [InlineData("tomorrow", null)]
    [InlineData(null, null)]
    public void A_field_holds_a_time_of_the_viewers_zone(string? field, string? time) => Assert.Equal(
        time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), SnoozeTimes.FromField(field, s_berlin));

    [Fact]
    public void What_came_of_an_operation_is_said_in_a_sentence()
    {
        AlreadyDone By(string by) => new("a-1", null, by, Notifications.Noon, null);
        var now = Notifications.Noon.AddMinutes(5);

        Assert.Equal("Acknowledged.", OperationWords.Outcome(OperationAction.Acknowledge, new("a-9", 1, []), now));
        Assert.Equal("Snoozed: 3.", OperationWords.Outcome(OperationAction.Snooze, new("a-9", 3, []), now));
        Assert.Equal("Ana was first, 5 min ago.", OperationWords.Outcome(OperationAction.Acknowledge, new(null, 0, [By("Ana")]), now));
        Assert.Equal("Acknowledged. Ana was first with 2.", OperationWords.Outcome(OperationAction.Acknowledge, new("a-9", 1, [By("Ana"), By("Ana")]), now));
        Assert.Equal("Ana and Ben were first with 2.", OperationWords.Outcome(OperationAction.Acknowledge, new(null, 0, [By("Ana"), By("Ben")]), now));
        Assert.Equal("Nothing was to be changed any more.", OperationWords.Outcome(OperationAction.Unmute, new(null, 0, []), now));
    }
}
