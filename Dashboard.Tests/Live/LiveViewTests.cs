using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Feeds;
using Dashboard.Client.Live;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Live;

public sealed class LiveViewTests
{
    [Fact]
    public void What_comes_back_from_a_snooze_is_flagged_as_soon_as_its_time_is_up()
    {
        var time = new FakeTimeProvider(Notifications.Noon);
        var until = Notifications.Noon.AddMilliseconds(500);
        var snooze = new Snooze("a-1", null, until, "Ana", Notifications.Noon, null);
        var view = new LiveView(
            new LiveOptions(),
            time,
            (_, now) => now < until ? NotificationState.Open with { Snoozed = snooze } : NotificationState.Open with { Returned = snooze });
        view.Take(new FeedSnapshot(), [Notifications.Event(1)], 0);
        Assert.Empty(view.List.Shown.Lines.Slice(0, 9));

        time.Advance(TimeSpan.FromMilliseconds(500));
        view.StatesChanged();

        Assert.Same(snooze, Assert.Single(view.List.Shown.Lines.Slice(0, 9)).Row!.State.Returned);
    }
}
