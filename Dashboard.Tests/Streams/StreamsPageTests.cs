using AngleSharp.Dom;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Streams;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Streams;

public sealed class StreamsPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeStreams _streams = new();

    public StreamsPageTests() => _page.Services.AddSingleton<IStreams>(_streams);

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_stream_is_a_row_with_its_figures()
    {
        _streams.Came("ops", 1, 4);
        _streams.Show(
            _page.Time,
            FakeStreams.Empty("backups") with { Description = "What backups say", RetainCount = 5, Retention = new StreamRetention(null, 5) },
            FakeStreams.Stream("ops") with { Rate = 12.3, Subscribers = 2 });

        var page = Render();

        Assert.Equal(["backupsWhat backups say", "0", "0", "none yet", "0", "0 B", "any age · 5"], Cells(page, "backups"));
        Assert.Equal(["ops", "12/s", "2", "12 min", "1,234", "57 kB", "30d · 1,000,000"], Cells(page, "ops"));
        Assert.Equal("The newest 5 are kept, as set for this stream", page.Find("tr[data-stream=backups] td.kept span").GetAttribute("title"));
        Assert.Equal("/?q=stream%3Aops", new Uri(new Uri("http://x/"), page.Find("tr[data-stream=ops] td.name a").GetAttribute("href")).PathAndQuery);
        Assert.Equal("history?q=stream%3Aops", page.Find("tr[data-stream=ops] td.act a").GetAttribute("href"));
        Assert.EndsWith("L57 19L58 14.5L59 1", page.Find("tr[data-stream=ops] svg path").GetAttribute("d"), StringComparison.Ordinal);
        Assert.NotNull(page.Find("tr[data-stream=backups] svg path.quiet"));
    }

    [Fact]
    public void A_description_shows_what_it_hides()
    {
        _streams.Show(_page.Time, FakeStreams.Stream("ops") with { Description = "Safe\u202Etxt.exe" });

        var description = Render().Find(".description");

        Assert.Equal(("Safe[U+202E]txt.exe", "Safe[U+202E]txt.exe"), (description.TextContent, description.GetAttribute("title")));
    }

    [Fact]
    public void Sorting_and_the_filter_stand_in_the_address()
    {
        _streams.Show(
            _page.Time,
            FakeStreams.Stream("a") with { Rate = 1 },
            FakeStreams.Stream("b") with { Rate = 2, Description = "Deployments" },
            FakeStreams.Stream("c") with { Rate = 3 });
        var page = Render();

        page.FindAll("th button").Single(button => button.TextContent.Trim() == "Rate").Click();
        Assert.Equal(["c", "b", "a"], Names(page));
        Assert.EndsWith("?sort=rate", Navigation.Uri, StringComparison.Ordinal);
        page.Find("input[type=search]").Input("DEPLOY");
        Assert.Equal(["b"], Names(page));
        Assert.Equal("1 of 3 streams", page.Find(".count").TextContent);
        page.Find("input[type=search]").Change("nothing");
        page.Find("input[type=search]").Input("nothing");
        Assert.Contains("No stream fits the filter", page.Find(".empty").TextContent, StringComparison.Ordinal);
        page.Find(".empty .link").Click();
        Assert.Equal(["c", "b", "a"], Names(page));
    }

    [Fact]
    public void Without_streams_it_says_how_one_comes_to_life()
    {
        var page = Render();

        Assert.Contains("There is no stream yet", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("curl -d \"disk full on db1\" http://localhost/api/streams/ops/notifications", page.Find(".empty code").TextContent);
    }

    [Fact]
    public async Task Figures_are_taken_twice_a_second_while_somebody_can_see_them()
    {
        var attention = _page.Services.GetRequiredService<Attention>();
        _streams.Show(_page.Time, FakeStreams.Stream("ops"));
        var page = Render();
        _streams.Show(_page.Time, FakeStreams.Stream("ops") with { Subscribers = 7 });
        _page.Time.Advance(TimeSpan.FromMilliseconds(500));
        page.WaitForAssertion(() => Assert.Equal("7", Cells(page, "ops")[2]));

        await page.InvokeAsync(() => attention.Is(false));
        var looks = _streams.Looks;
        _page.Time.Advance(TimeSpan.FromSeconds(10));
        await page.InvokeAsync(() => { });
        Assert.Equal(looks, _streams.Looks);

        await page.InvokeAsync(() => attention.Is(true));
        Assert.True(_streams.Looks > looks);
    }

    [Fact]
    public void One_that_is_being_deleted_says_so_and_cannot_be_changed()
    {
        _streams.Show(_page.Time, FakeStreams.Stream("ops") with { Deleting = true });

        var page = Render();

        Assert.Contains("is being deleted", page.Find("td.name").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("button.edit, button.delete"), button => Assert.True(button.IsDisabled()));
    }

    private static string[] Cells(IRenderedComponent<StreamsPage> page, string stream) =>
        [.. page.FindAll($"tr[data-stream={stream}] td:not(.act)").Select(cell => string.Concat(cell.QuerySelectorAll("a, bdi, span, time").Select(part => part.TextContent.Trim())) is { Length: > 0 } text ? text : cell.TextContent.Trim())];

    private static string?[] Names(IRenderedComponent<StreamsPage> page) =>
        [.. page.FindAll("tr[data-stream]").Select(row => row.GetAttribute("data-stream"))];

    private IRenderedComponent<StreamsPage> Render() => _page.Render<StreamsPage>();
}
