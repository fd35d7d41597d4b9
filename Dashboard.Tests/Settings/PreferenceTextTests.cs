using Dashboard.Client.Settings;

namespace Dashboard.Tests.Settings;

public sealed class PreferenceTextTests
{
    [Fact]
    public void What_was_written_is_read_again()
    {
        var written = new Preferences
        {
            Name = "Ana",
            Comfortable = true,
            Sound = true,
            Desktop = true,
            Rules = [new("stream:ci", AlertAction.None), new("", AlertAction.Sound)],
            QuietHours = new QuietHours { On = true, From = new TimeOnly(20, 30), To = new TimeOnly(6, 0), ExceptCritical = false },
            Views = [new SavedView("Errors", "/?q=severity%3E%3Derror", Pinned: true)],
            StartView = "Errors",
            ReadMarks = new Dictionary<string, string> { ["ops"] = "a-7" },
        };

        Assert.True(PreferenceText.TryRead(PreferenceText.Write(written), out var read));

        Assert.Equal(("Ana", true, true, true, "Errors"), (read.Name, read.Comfortable, read.Sound, read.Desktop, read.StartView));
        Assert.Equal(written.Rules, read.Rules);
        Assert.Equal(written.QuietHours, read.QuietHours);
        Assert.Equal(written.Views, read.Views);
        Assert.Equal(written.ReadMarks, read.ReadMarks);
        Assert.Equal("/?q=severity%3E%3Derror", read.StartAddress);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Who_has_chosen_nothing_gets_the_defaults(string? text)
    {
        Assert.True(PreferenceText.TryRead(text, out var read));

        Assert.Equal([new AlertRule("severity>=error", AlertAction.SoundAndDesktop)], read.Rules);
        Assert.Equal((false, false, "", null), (read.Sound, read.Desktop, read.Name, read.StartAddress));
    }

    [Theory]
    [InlineData("{\"name\":")]
    [InlineData("[1]")]
    [InlineData("{\"rules\":[{\"query\":\"\",\"action\":\"Shout\"}]}")]
    public void Damaged_text_gives_the_defaults_and_says_so(string text)
    {
        Assert.False(PreferenceText.TryRead(text, out var read));
        Assert.Single(read.Rules);
    }

    [Fact]
    public void What_a_later_version_has_added_survives()
    {
        Assert.True(PreferenceText.TryRead("""{"version":9,"name":"Ana","tides":{"high":3}}""", out var read));

        Assert.Contains("\"tides\":{\"high\":3}", PreferenceText.Write(read with { Name = "Ben" }), StringComparison.Ordinal);
        Assert.Contains("\"version\":9", PreferenceText.Write(read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("")]
    public void A_view_that_leads_elsewhere_is_dropped(string address) =>
        Assert.Empty(new Preferences { Views = [new SavedView("Trap", address)], StartView = "Trap" }.Bounded().Views);

    [Fact]
    public void What_is_too_much_is_cut()
    {
        var bounded = new Preferences
        {
            Name = new string('a', 200),
            Rules = null!,
            QuietHours = null!,
            Views = [.. Enumerable.Range(0, 99).Select(i => new SavedView($"view {i % 60}", "/"))],
            StartView = "view 99",
            ReadMarks = Enumerable.Range(0, 999).ToDictionary(i => $"s{i}", i => $"a-{i}"),
        }.Bounded();

        Assert.Equal((Preferences.MaxName, 0, Preferences.MaxViews, Preferences.MaxReadMarks), (bounded.Name.Length, bounded.Rules.Count, bounded.Views.Count, bounded.ReadMarks.Count));
        Assert.Null(bounded.StartView);
        Assert.Equal("s998", bounded.ReadMarks.Last().Key);
    }

    [Fact]
    public void Text_that_would_be_too_long_loses_its_oldest_read_marks_first()
    {
        var views = Enumerable.Range(0, 20).Select(i => new SavedView($"view {i}", "/?q=" + new string('x', 900))).ToArray();
        var marks = Enumerable.Range(0, 200).ToDictionary(i => $"{i:000}-{new string('s', 60)}", i => $"3f9a-{i}");

        Assert.True(PreferenceText.TryRead(PreferenceText.Write(new Preferences { Views = views, ReadMarks = marks }), out var read));
        Assert.Equal(20, read.Views.Count);
        Assert.InRange(read.ReadMarks.Count, 1, 100);
        Assert.Equal(marks.Last(), read.ReadMarks.Last());

        Assert.Null(PreferenceText.Write(new Preferences { Views = [.. views, .. views.Select(view => view with { Name = view.Name + "'" })] }));
    }

    [Theory]
    [InlineData("22:00", "07:00", "23:30", true)]
    [InlineData("22:00", "07:00", "06:59", true)]
    [InlineData("22:00", "07:00", "07:00", false)]
    [InlineData("12:00", "13:00", "12:30", true)]
    [InlineData("12:00", "12:00", "12:00", false)]
    public void Quiet_hours_may_cross_midnight(string from, string to, string time, bool quiet)
    {
        var hours = new QuietHours { On = true, From = TimeOnly.Parse(from), To = TimeOnly.Parse(to) };

        Assert.Equal(quiet, hours.Cover(TimeOnly.Parse(time)));
        Assert.False((hours with { On = false }).Cover(TimeOnly.Parse(time)));
    }
}
