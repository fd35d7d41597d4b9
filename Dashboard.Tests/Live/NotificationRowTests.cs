using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class NotificationRowTests : IAsyncDisposable
{
    private static readonly Notification s_full = Notifications.At(7, "ops", Severity.Error) with
    {
        Title = "disk full",
        Body = "97 % of 2 TB",
        Source = "db1",
        Url = "https://runbooks.example/disk?a=1&b=2",
    };

    private readonly PageContext _page = new();

    public static TheoryData<string> Hostile { get; } =
    [
        "<img src=x onerror=alert(1)>",
        "</article><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!-- <b>bold</b> -->",
        "&lt;b&gt; &amp; &#60;",
        "\u202Egnp.exe",
    ];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_row_shows_what_when_where_and_who_says_so() => Render(new LiveRow(1, s_full)).Matches(
        """
        <article class="row" data-id="a-7" data-severity="error">
          <span class="severity" data-severity="error" title="error">
            <span aria-hidden="true">■</span>
            <span class="visually-hidden">error</span>
          </span>
          <span class="time"><time datetime="2026-11-22T12:00:07.000000Z" title="2026-11-22 12:00:07 +00:00">12:00:07</time></span>
          <span class="stream"><bdi>ops</bdi></span>
          <span class="text">
            <bdi class="title" title="disk full">disk full</bdi>
            <bdi class="body" title="97 % of 2 TB">97 % of 2 TB</bdi>
          </span>
          <span class="source"><bdi>db1</bdi></span>
          <a class="link" href="https://runbooks.example/disk?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow" aria-label="Open the link of disk full">↗</a>
        </article>
        """);

    [Fact]
    public void A_notification_that_says_little_takes_little_room()
    {
        var row = Render(new LiveRow(1, Notifications.At(7)));

        Assert.Equal([""], row.Texts(".source"));
        Assert.Empty(row.FindAll("a, .body, .status"));
    }

    [Theory]
    [InlineData(NotificationStatus.Resolved, 1)]
    [InlineData(NotificationStatus.Firing, 0)]
    public void A_condition_that_is_over_is_marked(NotificationStatus status, int marks) =>
        Assert.Equal(Enumerable.Repeat("resolved", marks), Render(new LiveRow(1, s_full with { Status = status })).Texts(".status"));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_people_wrote_stays_text(string text)
    {
        var harmless = Render(new LiveRow(1, s_full));
        var row = Render(new LiveRow(1, s_full with { Stream = text, Title = text, Body = text, Source = text, Url = "https://x.example/" + text }));

        Assert.Equal(Elements(harmless), Elements(row));
        Assert.Equal([text, text, text, text], row.FindAll("bdi").Select(one => one.TextContent));
        Assert.Equal(
            [text, text, "https://x.example/" + text, "Open the link of " + text],
            [
                row.Find(".title").GetAttribute("title"), row.Find(".body").GetAttribute("title"),
                row.Find("a").GetAttribute("href"), row.Find("a").GetAttribute("aria-label"),
            ]);
    }

    [Theory]
    [InlineData(1L, "1 notification was missed here, and is not in the log any more.")]
    [InlineData(1_234L, "Up to 1,234 notifications were missed here, and are not in the log any more.")]
    [InlineData(null, "The log was replaced or is not the one that was read before: what was missed here cannot be known.")]
    public void A_gap_says_what_is_missing(long? missed, string words) => Render(new LiveRow(1, Gap: new Gap("a-1", "a-5", missed))).Matches(
        $"""
        <article class="row row-notice" data-kind="gap">
          <span aria-hidden="true">⚠</span>
          <span class="text">{words}</span>
        </article>
        """);

    [Fact]
    public void What_could_not_be_read_is_told() => Render(new LiveRow(1, Trouble: "An event came that could not be read.")).Matches(
        """
        <article class="row row-notice" data-kind="trouble">
          <span aria-hidden="true">⚠</span>
          <span class="text">An event came that could not be read.</span>
        </article>
        """);

    /// <summary>Every element with the names of its attributes: hostile text must add to neither.</summary>
    private static IEnumerable<string> Elements(IRenderedComponent<NotificationRow> row) =>
        row.FindAll("*").Select(one => $"{one.LocalName} {string.Join(' ', one.Attributes.Select(attribute => attribute.Name))}");

    private IRenderedComponent<NotificationRow> Render(LiveRow row) =>
        _page.Render<NotificationRow>(parameters => parameters.Add(component => component.Row, row));
}
