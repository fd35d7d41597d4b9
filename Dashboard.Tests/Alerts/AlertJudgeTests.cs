using Dashboard.Client.Alerts;
using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Alerts;

public sealed class AlertJudgeTests
{
    private static readonly DateTimeOffset s_now = Notifications.Noon;

    private static readonly Preferences s_loud = new() { Sound = true, Desktop = true };

    [Fact]
    public void The_first_rule_that_fits_decides()
    {
        var judge = Judge(s_loud with
        {
            Rules = [new("severity>=nonsense", AlertAction.Sound), new("stream:ci", AlertAction.None), new("severity>=error", AlertAction.SoundAndDesktop), new("stream:ops", AlertAction.Sound)],
        });

        Assert.Equal(AlertAction.None, Decide(judge, Notifications.At(0, "ci", Severity.Critical)));
        Assert.Equal(AlertAction.SoundAndDesktop, Decide(judge, Notifications.At(0, "ops", Severity.Error)));
        Assert.Equal(AlertAction.Sound, Decide(judge, Notifications.At(0, "ops", Severity.Debug)));
        Assert.Equal(AlertAction.None, Decide(judge, Notifications.At(0, "news", Severity.Debug)));
    }

    [Theory]
    [InlineData(true, true, AlertAction.SoundAndDesktop)]
    [InlineData(true, false, AlertAction.Sound)]
    [InlineData(false, true, AlertAction.Desktop)]
    [InlineData(false, false, AlertAction.None)]
    public void Only_what_is_switched_on_calls(bool sound, bool desktop, AlertAction action)
    {
        var judge = Judge(new Preferences { Sound = sound, Desktop = desktop });

        Assert.Equal((action, sound || desktop), (Decide(judge, Notifications.At(0, severity: Severity.Error)), judge.CanCall));
    }

    [Theory]
    [InlineData(300, AlertAction.SoundAndDesktop)]
    [InlineData(301, AlertAction.None)]
    public void What_is_older_than_five_minutes_is_no_news(int seconds, AlertAction action)
    {
        var old = Notifications.At(0, severity: Severity.Error) with { PublishedAt = s_now.AddSeconds(-seconds) };

        Assert.Equal(action, Decide(Judge(s_loud), old));
    }

    [Theory]
    [InlineData("Europe/Berlin", Severity.Error, AlertAction.None)]
    [InlineData("Europe/Berlin", Severity.Critical, AlertAction.SoundAndDesktop)]
    [InlineData("UTC", Severity.Error, AlertAction.SoundAndDesktop)]
    public void Quiet_hours_are_those_of_the_viewers_zone_and_spare_what_is_critical(string zone, Severity severity, AlertAction action)
    {
        // It is 13 o'clock in Berlin.
        var judge = Judge(s_loud with { QuietHours = new QuietHours { On = true, From = new TimeOnly(12, 30), To = new TimeOnly(13, 30) } });

        Assert.Equal(action, judge.Decide(Notifications.At(0, severity: severity), s_now, TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_snoozed_or_muted_does_not_call(bool snoozed, bool muted)
    {
        var judge = new AlertJudge(s_loud, new Fixed(new QueryContext(s_now, Snoozed: snoozed, Muted: muted)));
        var notification = Notifications.At(0, severity: Severity.Critical);

        Assert.Equal((AlertAction.None, true), (Decide(judge, notification), judge.IsHidden(notification, s_now)));
    }

    [Fact]
    public void A_rule_may_ask_what_people_have_done()
    {
        var judge = new AlertJudge(s_loud with { Rules = [new("is:open", AlertAction.Sound)] }, new Fixed(new QueryContext(s_now, Acknowledged: true)));

        Assert.Equal(AlertAction.None, Decide(judge, Notifications.At(0)));
    }

    private static AlertJudge Judge(Preferences preferences) => new(preferences, new NothingDone());

    private static AlertAction Decide(AlertJudge judge, Notification notification) => judge.Decide(notification, s_now, TimeZoneInfo.Utc);

    private sealed class Fixed(QueryContext context) : IQueryContexts
    {
        public QueryContext Of(Notification notification, DateTimeOffset now) => context;
    }
}
