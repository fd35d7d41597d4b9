using AngleSharp.Dom;
using Bunit;
using Dashboard.Client.Connections;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Connections;

public sealed class ConnectionsPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeConnections _connections = new();

    public ConnectionsPageTests()
    {
        _page.Services.AddSingleton<IConnections>(_connections);
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(new Uri("http://127.0.0.1:5080")));
    }

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_connection_is_a_row_in_the_colour_of_its_path()
    {
        _connections.Show(_page.Time, FakeConnections.Proxied("p"), FakeConnections.Direct("d", "*"));

        var page = Render();

        Assert.Equal(
            ["ops", "via nginx", "198.51.100.7", "12 min", "1,234", "57 kB", "0", "HTTP/1.1 · TLS", "Firefox 133", "Close"], page.Texts("tr[data-id=p] td"));
        Assert.Equal(
            ["all streams", "direct", "203.0.113.9", "12 min", "1,234", "57 kB", "0", "HTTP/1.1", "curl 8.5.0", "Close"], page.Texts("tr[data-id=d] td"));
        Assert.Equal(["proxied", "direct"], page.FindAll("td.path").Select(cell => cell.GetAttribute("data-path")));
        Assert.Equal("/sse/ops?severity=warning", page.Find("tr[data-id=p] td.streams bdi").GetAttribute("title"));
        Assert.Equal(
            "Through the trusted proxy at 127.0.0.1:50000, which says: X-Forwarded-For: 198.51.100.7; Via: HTTP/2.0 nginx",
            page.Find("tr[data-id=p] td.path bdi").GetAttribute("title"));
        Assert.Equal("2026-11-22 11:48:00 +00:00", page.Find("tr[data-id=p] time").GetAttribute("title"));
        Assert.Equal(["All", "Direct", "Proxied"], page.Texts(".path-card h2"));
        Assert.Equal(["2", "1", "1"], page.Texts(".path-card .open"));
    }

    [Fact]
    public void What_a_stranger_claims_is_marked_as_a_claim()
    {
        _connections.Show(_page.Time, FakeConnections.Direct("d") with { Claimed = new ClaimedWay("6.6.6.6", null, null) });

        var page = Render();

        Assert.Equal(["claims"], page.Texts("td.path[data-path=direct] .claims"));
        Assert.Equal(
            "Straight to the server; the sender claims, and is not believed: X-Forwarded-For: 6.6.6.6", page.Find(".claims").GetAttribute("title"));
    }

    [Fact]
    public void Figures_are_taken_twice_a_second_and_rates_over_some_seconds()
    {
        _connections.Show(_page.Time, FakeConnections.Direct("d"));
        var page = Render();
        Assert.Equal(["– events/s –/s", "– events/s –/s", "– events/s –/s"], page.Texts(".rate"));

        _connections.Show(_page.Time, FakeConnections.Direct("d") with { Events = 1_284, Bytes = 66_789 });
        _page.Time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(["1,234"], page.Texts("td[data-label=events]"));
        _connections.Show(_page.Time, FakeConnections.Direct("d") with { Events = 1_284, Bytes = 66_789 });
        _page.Time.Advance(TimeSpan.FromMilliseconds(1));

        page.WaitForAssertion(() => Assert.Equal(["1,284"], page.Texts("td[data-label=events]")), Eventually.Limit);
        Assert.Equal(["100 events/s 20 kB/s", "100 events/s 20 kB/s", "0 events/s 0 B/s"], page.Texts(".rate"));
    }

    [Fact]
    public void One_that_stands_still_with_more_to_come_is_behind_and_one_on_its_way_is_not()
    {
        ConnectionSummary[] all = [FakeConnections.Direct("stuck") with { Lag = 3 }, FakeConnections.Direct("moving") with { Lag = 3 }, FakeConnections.Direct("far") with { Lag = 1_001 }];
        _connections.Show(_page.Time, all);
        var page = Render();
        Assert.Equal(["far"], Behind(page));

        _page.Time.Advance(TimeSpan.FromMilliseconds(400));
        _connections.Show(_page.Time, all[0], all[1] with { Position = "a-13" }, all[2]);
        _page.Time.Advance(TimeSpan.FromMilliseconds(100));

        page.WaitForAssertion(() => Assert.Equal(["stuck", "far"], Behind(page)), Eventually.Limit);
    }

    [Fact]
    public void The_order_is_chosen_by_the_head_of_a_column_and_stands_in_the_address()
    {
        _connections.Show(_page.Time, FakeConnections.Direct("a") with { Events = 1 }, FakeConnections.Direct("b") with { Events = 3 }, FakeConnections.Direct("c") with { Events = 2 });
        var page = Render();
        Assert.Equal(["a", "b", "c"], Ids(page));
        Assert.Equal("ascending", Head(page, "For").GetAttribute("aria-sort"));

        Head(page, "Events").QuerySelector("button")!.Click();
        Assert.Equal(["b", "c", "a"], Ids(page));
        Assert.Equal("descending", Head(page, "Events").GetAttribute("aria-sort"));
        Assert.Equal("/connections?sort=events", new Uri(Navigation.Uri).PathAndQuery);

        Head(page, "Events").QuerySelector("button")!.Click();
        Assert.Equal(["a", "c", "b"], Ids(page));
        Assert.Equal("ascending", Head(page, "Events").GetAttribute("aria-sort"));
        Assert.Equal("/connections?sort=-events", new Uri(Navigation.Uri).PathAndQuery);
    }

    [Fact]
    public void The_filter_narrows_while_it_is_typed_and_can_be_taken_off()
    {
        _connections.Show(_page.Time, FakeConnections.Direct("d"), FakeConnections.Proxied("p"));
        var page = Render();
        Assert.Equal(["2 connections"], page.Texts(".count"));

        page.Find("input").Input("VIA NGINX");
        Assert.Equal(["p"], Ids(page));
        Assert.Equal(["1 of 2 connections"], page.Texts(".count"));
        page.Find("input").Input("nobody");
        Assert.Equal(["No connection fits the filter"], page.Texts(".empty h2"));
        page.Find("input").Change("nobody");
        Assert.Equal("/connections?q=nobody", new Uri(Navigation.Uri).PathAndQuery);
        page.Find(".empty button").Click();
        Assert.Equal(["d", "p"], Ids(page));
        Assert.Equal("/connections", new Uri(Navigation.Uri).PathAndQuery);
    }

    [Fact]
    public void Filter_and_order_come_with_the_address()
    {
        _connections.Show(_page.Time, FakeConnections.Direct("a"), FakeConnections.Proxied("b"), FakeConnections.Direct("c") with { Bytes = 1 });

        var page = Render("connections?q=curl&sort=-bytes");

        Assert.Equal(["c", "a"], Ids(page));
        Assert.Equal("curl", page.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Where_nobody_is_connected_it_says_how_to()
    {
        var page = Render();

        Assert.Equal(["Nobody is connected"], page.Texts(".empty h2"));
        Assert.Equal(["curl -N http://127.0.0.1:5080/sse"], page.Texts(".empty pre"));
    }

    [Theory]
    [InlineData(true, "The connection of 203.0.113.9 was closed.")]
    [InlineData(false, "The connection of 203.0.113.9 had ended already.")]
    public void A_connection_is_closed_only_after_a_question_that_says_what_happens(bool stillThere, string outcome)
    {
        _connections.Show(_page.Time, FakeConnections.Direct("d"));
        var page = Render();
        page.Find("tr[data-id=d] button").Click();
        Assert.Equal(["Close the connection of 203.0.113.9?"], page.Texts("dialog h2"));
        Assert.Contains("A browser comes back by itself within seconds", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Empty(_connections.Closed);
        page.Find("dialog button:not(.confirm)").Click();
        Assert.Empty(_connections.Closed);
        if (!stillThere)
        {
            _connections.Show(_page.Time);
        }

        page.Find("dialog .confirm").Click();

        Assert.Equal(["d"], _connections.Closed);
        Assert.Equal([outcome], page.Texts(".count"));
    }

    private static IEnumerable<string?> Ids(IRenderedComponent<ConnectionsPage> page) =>
        page.FindAll("tbody tr[data-id]").Select(row => row.GetAttribute("data-id"));

    private static IEnumerable<string?> Behind(IRenderedComponent<ConnectionsPage> page) =>
        page.FindAll("tr[data-behind=true]").Select(row => row.GetAttribute("data-id"));

    private static IElement Head(IRenderedComponent<ConnectionsPage> page, string name) =>
        page.FindAll("th").Single(head => head.TextContent.Trim().StartsWith(name, StringComparison.Ordinal));

    private IRenderedComponent<ConnectionsPage> Render(string address = "connections")
    {
        Navigation.NavigateTo(address);
        return _page.Render<ConnectionsPage>();
    }
}
