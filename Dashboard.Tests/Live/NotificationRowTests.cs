using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class NotificationRowTests : IAsyncDisposable
{
    private static readonly Notification s_full = Notifications.At(7, "ops", Severity.Error) with
    {
        Title = "disk full",
        Body = "97 % of 2 TB",
        Source = "db1",
        Tags = ["db", "eu"],
        Url = "https://runbooks.example/disk?a=1&b=2",
    };

    private readonly PageContext _page = new();

    public static TheoryData<string> Hostile { get; } =
    [
        "<img src=x onerror=alert(1)>",
        "</div><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!-- <b>bold</b> -->",
        "&lt;b&gt; &amp; &#60;",
    ];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_row_shows_what_when_where_and_who_says_so()
    {
        var row = Render(s_full);

        Assert.Equal(("a-7", "error"), (row.Find(".row").GetAttribute("data-id"), row.Find(".row").GetAttribute("data-severity")));
        Assert.Equal(["ops", "disk full", "97 % of 2 TB", "db", "eu", "db1"], row.Texts("bdi"));
        Assert.Equal(
            ("1 min", "2026-11-22 12:00:07 +00:00", "https://runbooks.example/disk?a=1&b=2"),
            (row.Find("time").TextContent, row.Find("time").GetAttribute("title"), row.Find("a").GetAttribute("href")));
        Assert.Empty(row.FindAll(".repeats, .badge, .more, .dot"));
    }

    [Fact]
    public void A_notification_that_says_little_takes_little_room() =>
        Assert.Empty(Render(Notifications.At(7)).FindAll("a, .body, .badge, .tag, .repeats"));

    [Fact]
    public void Of_many_tags_three_are_shown_and_the_others_are_counted()
    {
        var row = Render(s_full with { Tags = ["a", "b", "c", "d", "e"] });

        Assert.Equal(["a", "b", "c", "+2"], row.Texts(".tag, .more"));
        Assert.Equal("d, e", row.Find(".more").GetAttribute("title"));
    }

    [Fact]
    public void A_text_of_any_length_travels_only_as_far_as_a_row_can_show_it()
    {
        var row = Render(s_full with { Title = new string('W', 60_000), Body = new string('w', 299) + "\uD83D\uDCA5 and more" });

        Assert.Equal([301, 300], [row.Find(".title").TextContent.Length, row.Find(".body").TextContent.Length]);
        Assert.True(row.Markup.Length < 5_000);
    }

    [Fact]
    public void Repeats_are_counted_and_unfold_at_a_click()
    {
        LiveRow? unfolded = null;
        var list = NewList();
        list.Add(s_full with { Key = "disk" }, new RowPlace(0, 7));
        list.Add(Notifications.At(9) with { Key = "disk" }, new RowPlace(0, 9));
        var row = Render(Only(list), parameters => parameters.Add(one => one.UnfoldToggled, one => unfolded = one));

        Assert.Equal(["×2"], row.Texts(".repeats"));
        row.Find(".repeats").Click();
        Assert.Same(list.Find("a-7"), unfolded);
    }

    [Fact]
    public void A_condition_that_is_over_says_after_how_long()
    {
        var list = NewList();
        list.Add(s_full with { Key = "disk", Status = NotificationStatus.Firing }, new RowPlace(0, 7));
        list.Add(Notifications.At(247) with { Key = "disk", Status = NotificationStatus.Resolved }, new RowPlace(0, 247));

        var row = Render(Only(list));
        Assert.Equal(["resolved after 4 min"], row.Texts(".badge"));
        Assert.Equal(("error", "true"), (row.Find(".row").GetAttribute("data-severity"), row.Find(".row").GetAttribute("data-over")));
    }

    [Fact]
    public void What_people_have_done_stands_on_the_row()
    {
        var list = new LiveList(new LiveOptions(), (_, _) => NotificationState.Open with { Acknowledged = new Acknowledgement("a-7", null, "Ana", Notifications.Noon, null) });
        list.Add(s_full, new RowPlace(0, 7));

        Assert.Equal(["✓ acknowledged by Ana"], Render(Only(list)).Texts(".badge"));
    }

    [Fact]
    public void It_is_drawn_again_only_when_it_looks_different()
    {
        var list = NewList();
        list.Add(s_full, new RowPlace(0, 7));
        var row = Render(Only(list));

        row.Render(parameters => parameters.Add(one => one.Now, Notifications.Noon.AddSeconds(68)));
        Assert.Equal(1, row.RenderCount);
        row.Render(parameters => parameters.Add(one => one.Now, Notifications.Noon.AddSeconds(130)));
        Assert.Equal((2, "2 min"), (row.RenderCount, row.Find("time").TextContent));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_people_wrote_stays_text(string text)
    {
        var harmless = Render(s_full);
        var row = Render(s_full with { Stream = text, Title = text, Body = text, Source = text, Tags = [text, text], Url = "https://x.example/" + text });

        Assert.Equal(Elements(harmless), Elements(row));
        Assert.Equal([text, text, text, text, text, text], row.FindAll("bdi").Select(one => one.TextContent));
        Assert.Equal(
            [text, "https://x.example/" + text, "Open the link of " + text],
            [row.Find(".title").GetAttribute("title"), row.Find("a").GetAttribute("href"), row.Find("a").GetAttribute("aria-label")]);
    }

    [Fact]
    public void What_a_text_hides_is_shown()
    {
        var row = Render(s_full with { Title = "\u202Egnp.exe", Body = "\u2066a", Source = "d\u200Bb1", Tags = ["e\uFEFFu"] });

        Assert.Equal(["ops", "[U+202E]gnp.exe", "[U+2066]a", "e[U+FEFF]u", "d[U+200B]b1"], row.Texts("bdi"));
        Assert.Equal("[U+202E]gnp.exe", row.Find(".title").GetAttribute("title"));
    }

    /// <summary>Every element with the names of its attributes: hostile text must add to neither.</summary>
    private static IEnumerable<string> Elements(IRenderedComponent<NotificationRow> row) =>
        row.FindAll("*").Select(one => $"{one.LocalName} {string.Join(' ', one.Attributes.Select(attribute => attribute.Name))}");

    private static LiveList NewList() => new(new LiveOptions(), (_, _) => NotificationState.Open);

    private static LiveLine Only(LiveList list) => Assert.Single(list.Shown.Lines.Slice(0, 9));

    private IRenderedComponent<NotificationRow> Render(Notification notification)
    {
        var list = NewList();
        list.Add(notification, new RowPlace(0, 7));
        return Render(Only(list));
    }

    private IRenderedComponent<NotificationRow> Render(
        LiveLine line, Action<ComponentParameterCollectionBuilder<NotificationRow>>? more = null) => _page.Render<NotificationRow>(parameters =>
    {
        parameters.Add(one => one.Line, line).Add(one => one.Now, Notifications.Noon.AddSeconds(67));
        more?.Invoke(parameters);
    });
}
