using System.Text.Json;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Details;
using Dashboard.Client.Layout;
using Dashboard.Client.Operations;
using Dashboard.Client.Reading;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.Details;

public sealed class DetailsPaneTests : IAsyncDisposable
{
    private static readonly Notification s_full = Notifications.At(7, "ops", Dashboard.Client.Contracts.Severity.Error) with
    {
        Title = "disk full on db1",
        Body = "**97 %**",
        Source = "monitor",
        Tags = ["db", "disk"],
        Url = "https://wiki.example/disk",
        Status = NotificationStatus.Firing,
        OccurredAt = Notifications.Noon,
        Data = JsonSerializer.SerializeToElement(new { percent = 97 }),
    };

    private readonly PageContext _page = new();
    private readonly List<Notification> _selected = [];
    private Uri _server = new("http://127.0.0.1:1/");
    private int _closed;

    public DetailsPaneTests()
    {
        _page.Time.Advance(TimeSpan.FromMinutes(5));
        _page.Services.AddSingleton<IServerAddress>(_ => new FixedServerAddress(_server));
        _page.Services.AddOperationsPages();
        _page.Services.AddScoped<HistoryReader>();
        _page.Render<MudPopoverProvider>();
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Everything_that_is_known_is_there()
    {
        var pane = Render(s_full);

        Assert.Equal("disk full on db1", pane.Find("h2").TextContent);
        Assert.Equal("firing", pane.Find(".status").TextContent);
        Assert.Equal(
            ["ops", "monitor", "dbdisk", "4 min ago, 12:00:07", "5 min ago, 12:00:00 by the publisher's clock", "a-7"], pane.Texts("dd"));
        Assert.Equal("97 %", pane.Find(".markdown strong").TextContent);
        Assert.Equal(["percent: 97"], pane.Texts(".leaf"));
        Assert.Equal("{\n  \"percent\": 97\n}", pane.Find("button[data-text]").GetAttribute("data-text"));
        Assert.Equal(("https://wiki.example/disk", "noopener noreferrer nofollow"), Link(pane.Find(".address a")));
        Assert.Empty(pane.FindAll(".deeds, .key-history, .warned"));

        static (string?, string?) Link(AngleSharp.Dom.IElement link) => (link.GetAttribute("href"), link.GetAttribute("rel"));
    }

    [Fact]
    public void It_says_who_did_what_with_a_note_and_when()
    {
        var at = Notifications.Noon.AddMinutes(3);
        var pane = Render(s_full, new NotificationState(
            new Acknowledgement("a-7", null, "Ana", at, "on it\n<b>now</b>"),
            new Snooze("a-7", null, Notifications.Noon.AddHours(2), "Ben", at, null),
            null,
            new Mute("a-9", "tag:db", Notifications.Noon.AddHours(3), "Eve", at, null)));

        Assert.Equal(
            [
                "Ana acknowledged it 2 min ago, 12:03:00",
                "Ben snoozed it 2 min ago, 12:03:00, until 14:00",
                "Eve muted tag:db 2 min ago, 12:03:00, until 15:00",
            ],
            pane.Texts(".deeds li > span"));
        Assert.Equal(["on it <b>now</b>"], pane.Texts(".deeds .note"));
        Assert.Contains("Open again", pane.Texts("footer button"));
        Assert.Contains("End the mute", pane.Texts("footer button"));
        Assert.Equal(["✓ acknowledged by Ana", "☾ snoozed until 14:00", "⊘ muted"], pane.Texts(".badge"));
    }

    [Theory]
    [InlineData("\u202Egnp.exe", "[U+202E]gnp.exe", true)]
    [InlineData("dis\u200Bk full", "dis[U+200B]k full", true)]
    [InlineData("family \U0001F468\u200D\U0001F469\u200D\U0001F467 שלום", "family \U0001F468\u200D\U0001F469\u200D\U0001F467 שלום", false)]
    public void Characters_that_nobody_sees_are_shown_everywhere_and_pointed_out(string text, string shown, bool isWarned)
    {
        var pane = Render(s_full with { Title = text, Body = text, Source = text, Key = text, Tags = [text], Data = JsonSerializer.SerializeToElement(new[] { text }) });

        Assert.Equal(shown, pane.Find("h2 bdi").TextContent);
        Assert.Equal([shown, shown, shown], pane.Texts(".facts dd").Skip(1).Take(3));
        Assert.Equal(shown, pane.Find(".markdown p").TextContent);
        Assert.Equal($"\"{shown}\"", pane.Find(".value").TextContent);
        Assert.Equal(isWarned, pane.FindAll(".warned").Count == 1);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    public void An_address_that_is_none_is_no_link(string url) => Assert.Empty(Render(s_full with { Url = url }).FindAll("a"));

    [Fact]
    public void What_people_write_is_text_everywhere()
    {
        const string Hostile = "</bdi><script>alert(1)</script><img src=x onerror=alert(1)>";
        var pane = Render(
            s_full with { Title = Hostile, Body = Hostile, Source = Hostile, Tags = [Hostile], Key = Hostile },
            NotificationState.Open with { Acknowledged = new Acknowledgement("a-7", null, Hostile, Notifications.Noon, Hostile) });

        Assert.Empty(pane.FindAll("script, img"));
    }

    [Fact]
    public async Task Closing_is_left_to_whoever_opened_it()
    {
        var pane = Render(s_full);

        await pane.Find(".close").ClickAsync(new());
        await _page.Services.GetRequiredService<KeyMap>().PressAsync("Escape");

        Assert.Equal(2, _closed);
    }

    [Fact]
    public async Task The_history_of_the_same_condition_is_read_from_the_log()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (title, key) in ((string, string)[])[("one", "disk-db1"), ("other", "disk-db2"), ("two", "disk-db1")])
        {
            await server.PublishAsync("ops", new { title, key });
        }

        _server = server.Url;
        var all = await _page.Services.GetRequiredService<HistoryReader>().ReadAsync(new HistoryAsk(Streams: ["ops"]), default);
        var pane = Render(all.Notifications[0]);

        pane.WaitForAssertion(() => Assert.Equal(["two", "one"], pane.Texts(".key-history li bdi")), Eventually.Limit);
        await pane.FindAll(".key-history li button")[1].ClickAsync(new());
        Assert.Equal(["one"], _selected.Select(one => one.Title));
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_said_and_can_be_tried_again()
    {
        var pane = Render(s_full with { Key = "disk" });

        pane.WaitForAssertion(() => Assert.Equal(["The log could not be read. Try again"], pane.Texts(".key-history p")), Eventually.Limit);
    }

    private IRenderedComponent<DetailsPane> Render(Notification notification, NotificationState? state = null) => _page.Render<DetailsPane>(parameters => parameters
        .Add(pane => pane.Notification, notification)
        .Add(pane => pane.NotificationState, state ?? NotificationState.Open)
        .Add(pane => pane.PersonName, "Ana")
        .Add(pane => pane.OnSelected, EventCallback.Factory.Create<Notification>(this, _selected.Add))
        .Add(pane => pane.OnClose, EventCallback.Factory.Create(this, () => _closed++)));
}
