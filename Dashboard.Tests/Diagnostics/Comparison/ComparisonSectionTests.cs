using AngleSharp.Dom;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Diagnostics.Comparison;
using Dashboard.Client.Reading;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Comparison;

public sealed class ComparisonSectionTests : IAsyncDisposable
{
    private const string HealthySentence =
        "Both paths deliver as it happens: the proxy adds 0.12 ms (p50; p95 0.30 ms; noise 0.05 ms) over 20 events.";

    private readonly PageContext _page = new();
    private readonly ScriptedStreamServer _server = new();
    private readonly FakePathComparisons _comparisons = new();

    public ComparisonSectionTests()
    {
        _page.Services.AddSingleton<IPathComparisons>(_comparisons);
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(_server.Url));
        _page.Services.AddScoped<StreamsReader>();
        Navigation.NavigateTo("diagnostics");
    }

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Both_lanes_and_the_difference_stand_below_the_sentence()
    {
        _comparisons.Figures = Comparisons.Healthy with { Samples = [Comparisons.Sample(1)] };

        var page = await RenderAsync();

        Assert.Equal([HealthySentence], page.Texts(".sentence strong"));
        Assert.Equal("good", page.Find(".sentence").GetAttribute("data-tone"));
        Assert.Empty(page.FindAll(".sentence p"));
        Assert.Equal(["Both paths deliver as it happens."], page.Texts("section > [role=status]"));
        Assert.Equal(["Direct", "Proxied", "Difference"], page.Texts(".lanes h2"));
        Assert.Equal(["direct", "proxied", "difference"], page.FindAll(".lane").Select(lane => lane.GetAttribute("data-path")));
        Assert.Equal(["ops event 1"], page.Texts("tbody .event"));
        Assert.Single(page.FindComponent<LatencyChart>().Instance.Samples);
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public async Task Without_a_proxy_there_is_no_lane_for_it_but_advice()
    {
        _comparisons.Figures = Comparisons.Healthy with { Proxied = null };

        var page = await RenderAsync();

        Assert.Equal(["Direct", "Difference"], page.Texts(".lanes h2"));
        Assert.Equal("waiting", page.Find(".sentence").GetAttribute("data-tone"));
        Assert.Equal(
            ["Name its address with --Diagnostics:ProxiedUrl http://127.0.0.1:8080, or start both with ./run.sh."], page.Texts(".sentence p"));
    }

    [Fact]
    public async Task Figures_are_taken_twice_a_second()
    {
        var page = await RenderAsync();
        _comparisons.Runs[0].Current = Comparisons.Waiting;

        _page.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal([HealthySentence], page.Texts(".sentence strong"));
        _page.Time.Advance(TimeSpan.FromMilliseconds(1));
        page.WaitForAssertion(
            () => Assert.Equal(["No event has been seen on both paths yet."], page.Texts(".sentence strong")), Eventually.Limit);
    }

    [Theory]
    [InlineData("*", "*")]
    [InlineData("ops", "ops")]
    [InlineData("_probe", "_probe")]
    [InlineData("a b", "*")]
    public async Task The_address_says_which_streams_are_watched(string inQuery, string watched)
    {
        await RenderWithListAsync("[]", inQuery);

        Assert.Equal([watched], _comparisons.Runs.Select(run => run.Streams));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_watched_and_no_connection_held_until_somebody_asks_for_it(string? inQuery)
    {
        var section = _page.Render<ComparisonSection>(parameters => parameters.Add(one => one.InQuery, inQuery));
        Assert.Empty(_comparisons.Runs);
        Assert.Empty(section.FindAll(".lanes"));

        Button(section, "Watch").Click();

        Assert.Equal("/diagnostics?stream=%2A", new Uri(Navigation.Uri).PathAndQuery);
    }

    [Fact]
    public async Task Another_choice_is_watched_instead_and_none_after_closing()
    {
        var page = await RenderAsync("ops", "deploys");
        page.WaitForState(() => page.FindAll("option").Count > 2, Eventually.Limit);
        Assert.Equal(
            [("*", "All, and test events"), ("_probe", "Test events only"), ("ops", "ops"), ("deploys", "deploys")],
            page.FindAll("option").Select(option => (option.GetAttribute("value") ?? "", option.TextContent)));

        await page.InvokeAsync(() => page.Find("select").ChangeAsync("ops"));
        Assert.Equal("/diagnostics?stream=ops", new Uri(Navigation.Uri).PathAndQuery);
        page.Render(parameters => parameters.Add(one => one.InQuery, "ops"));
        Assert.Equal([("*", true), ("ops", false)], _comparisons.Runs.Select(run => (run.Streams, run.Left)));

        await page.InvokeAsync(() => Button(page, "Close").ClickAsync());
        Assert.Equal("/diagnostics", new Uri(Navigation.Uri).PathAndQuery);
        page.Render(parameters => parameters.Add(one => one.InQuery, null));
        Assert.Equal([("*", true), ("ops", true)], _comparisons.Runs.Select(run => (run.Streams, run.Left)));
    }

    [Fact]
    public async Task Streams_that_cannot_be_listed_leave_the_test_events()
    {
        var page = await RenderWithListAsync(null);

        Assert.Equal(["The list of streams could not be read; test events can still be compared."], page.Texts(".banner"));
        Assert.Equal(["All, and test events", "Test events only"], page.Texts("option"));
        Assert.Equal([HealthySentence], page.Texts(".sentence strong"));
    }

    [Fact]
    public async Task Samples_can_be_forgotten()
    {
        var page = await RenderAsync();

        await page.InvokeAsync(() => Button(page, "Start afresh").ClickAsync());

        Assert.Equal(1, _comparisons.Runs[0].Restarts);
    }

    [Fact]
    public async Task Test_events_can_be_sent_once_at_a_time()
    {
        var page = await RenderAsync();
        var sending = await StartSendingAsync(page);
        page.WaitForAssertion(() => Assert.True(Button(page, "Sending…").HasAttribute("disabled")), Eventually.Limit);

        _comparisons.Publishing.SetResult();
        await sending.WaitAsync(Eventually.Limit);

        Assert.Equal([(20, TimeSpan.FromMilliseconds(200))], _comparisons.Published);
        Assert.False(Button(page, "Send 20 test events").HasAttribute("disabled"));
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public async Task Test_events_that_could_not_be_sent_are_told_until_the_next_attempt()
    {
        var page = await RenderAsync();
        var failing = await StartSendingAsync(page);
        _comparisons.Publishing.SetException(new HttpRequestException("503 (Service Unavailable)."));
        await failing.WaitAsync(Eventually.Limit);
        Assert.Equal(["The test events could not be published: 503 (Service Unavailable)."], page.Texts(".banner"));

        var next = await StartSendingAsync(page);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")), Eventually.Limit);
        _comparisons.Publishing.SetResult();
        await next.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task A_page_that_is_left_watches_and_sends_nothing_more()
    {
        var page = await RenderAsync();
        await StartSendingAsync(page);

        await _page.DisposeComponentsAsync();

        Assert.True(_comparisons.Runs[0].Left);
        Assert.True(_comparisons.Publishing.Task.IsCanceled);
    }

    private static IElement Button(IRenderedComponent<ComparisonSection> page, string text) =>
        page.FindAll(".actions button").Single(button => button.TextContent.Trim() == text);

    /// <summary>Presses the button and waits until the page has asked for the events; the answer ends with the sending.</summary>
    private async Task<Task> StartSendingAsync(IRenderedComponent<ComparisonSection> page)
    {
        var before = _comparisons.Published.Count;

        // Found and pressed in one step: between two, a render may put another button in its place.
        var sending = page.InvokeAsync(() => Button(page, "Send 20 test events").ClickAsync());
        await Eventually.True(() => _comparisons.Published.Count > before, "test events are being sent");
        return sending;
    }

    private Task<IRenderedComponent<ComparisonSection>> RenderAsync(params string[] streams) => RenderWithListAsync(
        $"[{string.Join(',', streams.Select(name => $$"""{"name":"{{name}}","notifications":1,"lastId":"a-1","lastPublishedAt":"2026-11-22T12:00:00Z"}"""))}]");

    /// <summary>Renders the section, and answers its question for the list of streams; null refuses.</summary>
    private async Task<IRenderedComponent<ComparisonSection>> RenderWithListAsync(string? list, string inQuery = "*")
    {
        var section = _page.Render<ComparisonSection>(parameters => parameters.Add(one => one.InQuery, inQuery));
        var connection = await _server.AcceptAsync();
        Assert.Equal("GET /api/streams HTTP/1.1", connection.RequestLine);
        await connection.AnswerAsync(list is null ? "503 Service Unavailable" : "200 OK", "application/json");
        await connection.SendAsync(list ?? "");
        connection.Close();
        section.WaitForState(() => section.FindAll(list is null ? ".banner" : ".sentence").Count > 0, Eventually.Limit);
        return section;
    }
}
