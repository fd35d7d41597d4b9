using Dashboard.Client.Alerts;
using Dashboard.Client.Contracts;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Alerts;

public sealed class AlertPaceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly AlertPace _pace;

    public AlertPaceTests() => _pace = new AlertPace(_time);

    [Fact]
    public void The_first_calls_at_once()
    {
        Assert.Null(_pace.Take());

        _pace.Add(Notifications.At(1, severity: Severity.Error), AlertAction.SoundAndDesktop);

        Assert.Equal("Error: a-1 +0", Told());
        Assert.Null(_pace.Take());
    }

    [Fact]
    public void What_comes_within_three_seconds_waits_and_calls_once_with_the_worst_tone()
    {
        _pace.Add(Notifications.At(1), AlertAction.Sound);
        Assert.Equal("Info:  +0", Told());
        _pace.Add(Notifications.At(2, severity: Severity.Critical), AlertAction.Sound);
        _pace.Add(Notifications.At(3, severity: Severity.Warning), AlertAction.Sound);

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Null(_pace.Take());

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("Critical:  +0", Told());
    }

    [Fact]
    public void Three_come_to_the_desktop_one_by_one_and_a_flood_as_its_worst_with_a_count()
    {
        Add(1, Severity.Warning);
        Add(2, Severity.Critical);
        Add(3, Severity.Error);
        Assert.Equal(": a-2 a-3 a-1 +0", Told());

        _time.Advance(TimeSpan.FromSeconds(3));
        Add(4, Severity.Critical);
        for (var position = 5; position < 100; position++)
        {
            Add(position, Severity.Error);
        }

        Assert.Equal(": a-4 +95", Told());
    }

    [Fact]
    public void A_repeat_replaces_what_it_repeats()
    {
        _pace.Add(Notifications.At(1, severity: Severity.Error) with { Key = "disk" }, AlertAction.Desktop);
        _pace.Add(Notifications.At(2, severity: Severity.Error) with { Key = "disk" }, AlertAction.Desktop);

        Assert.Equal(": a-2 +0", Told());
    }

    [Fact]
    public void A_note_says_how_serious_it_is_where_it_comes_from_and_how_many_there_are()
    {
        var one = Notifications.At(1, severity: Severity.Critical) with { Title = new string('x', 300), Body = "Body", Source = "db1", Key = "disk", Status = NotificationStatus.Firing };

        Assert.Equal(new DesktopNote(new string('x', 199) + "…", "critical · ops · db1\nBody", "ops/disk", "a-1", Stays: true), DesktopNote.Of(one, 0));
        Assert.Equal(("critical · ops · db1\nand 7 more.", "dashboard-many"), (DesktopNote.Of(one, 7).Body, DesktopNote.Of(one, 7).Tag));
        Assert.Equal("[U+202E]gnp.exe", DesktopNote.Of(one with { Title = "\u202Egnp.exe" }, 0).Title);
        Assert.Equal("Resolved: a-2", DesktopNote.Of(Notifications.At(2) with { Status = NotificationStatus.Resolved }, 0).Title);
    }

    private void Add(long position, Severity severity) => _pace.Add(Notifications.At(position, severity: severity), AlertAction.Desktop);

    private string Told() => _pace.Take() is { } call ? $"{call.Sound}: {string.Join(' ', call.Desktop.Select(one => one.Id))} +{call.Others}" : "nothing";
}
