using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Client.Shell;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

/// <summary>What people see when there is nothing to see.</summary>
public sealed class NoticesTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void An_unknown_address_leads_to_the_pages_that_there_are()
    {
        var page = _page.Render<NotFoundPage>();

        Assert.Equal(["There is no such page"], page.Texts("h1"));
        Assert.Equal(
            [("Live", ""), ("Diagnostics", "diagnostics")],
            page.FindAll("a").Select(link => (link.TextContent, link.GetAttribute("href") ?? "")));
    }

    [Fact]
    public void The_notice_of_a_lost_circuit_has_the_id_that_Blazor_looks_for()
    {
        var notice = _page.Render<ReconnectNotice>();

        Assert.Equal(
            ["No contact with the server. What you see below is as it was before; nothing on it changes or can be pressed."],
            notice.Texts("#components-reconnect-modal [role=alert]"));
        Assert.Equal(["Try now"], notice.Texts("#components-reconnect-modal button"));
    }

    [Fact]
    public void The_script_of_the_notice_is_where_the_page_says()
    {
        var script = _page.Render<ReconnectNotice>().Find("script");

        Assert.Equal(("module", "Layout/ReconnectNotice.razor.js"), (script.GetAttribute("type"), script.GetAttribute("src")));
        Assert.True(File.Exists(Repository.PathTo("Dashboard.Client", "Layout", "ReconnectNotice.razor.js")));
    }
}
