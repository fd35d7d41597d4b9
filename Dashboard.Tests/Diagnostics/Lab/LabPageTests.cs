using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Lab;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class LabPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeLab _lab = new();
    private readonly BunitJSModuleInterop _module;

    public LabPageTests()
    {
        _page.Services.AddSingleton<ILab>(_lab);
        _module = _page.JSInterop.SetupModule("./Diagnostics/Lab/LabPage.razor.js");
        _lab.Current = _lab.Current with { Faults = [FakeLab.Fault("a"), FakeLab.Fault("b"), FakeLab.Fault("c", "Only so many at once", isEncrypted: true)] };
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Faults_stand_below_what_they_touch_with_their_own_words()
    {
        var page = _page.Render<LabPage>();

        Assert.Equal(["Streams end", "Only so many at once"], page.Texts(".kind h2"));
        Assert.Equal(["nginx has a.", "nginx has b.", "nginx has c."], page.Texts(".fault h3"));
        Assert.Equal("A quiet stream is cut.", page.Texts("[data-fault=a] > p")[0]);
        Assert.Equal(
            ["A timeout is too short.", "The fix. proxy_read_timeout 60s; for the streams.", "nginx/faults/a.conf"], page.Texts("[data-fault=a] details p"));
        Assert.Equal(["proxy_read_timeout 60s;"], page.Texts("[data-fault=a] .remedy code"));
        Assert.Equal("location /sse {\n    proxy_read_timeout 3s;\n}", page.Find("[data-fault=a] pre").TextContent);
        Assert.Equal("idle-timeout", page.Find("[data-fault=a] .code").TextContent);
        Assert.Empty(page.FindAll(".running, .banner"));
    }

    [Fact]
    public void A_start_is_asked_for_by_the_browser_and_then_shown_with_its_way_to_the_diagnosis()
    {
        var start = _module.Setup<string?>("start", "a");
        var page = _page.Render<LabPage>();
        page.Find("[data-fault=a] .start").Click();
        Assert.Equal("Starting…", page.Find("[data-fault=a] .start").TextContent);
        Assert.All(page.FindAll(".start"), button => Assert.True(button.HasAttribute("disabled")));

        _lab.Current = _lab.Current with { Running = [FakeLab.Run("a")] };
        start.SetResult(null);

        page.WaitForAssertion(() => Assert.Equal(["nginx has a. At http://127.0.0.1:40001/, until 12:10."], page.Texts(".run .what")), Eventually.Limit);
        Assert.Equal("diagnostics?direct=http%3A%2F%2F127.0.0.1%3A5080%2F&proxied=http%3A%2F%2F127.0.0.1%3A40001%2F", page.Find(".diagnose").GetAttribute("href"));
        Assert.Equal("Stop", page.Find("[data-fault=a] footer button").TextContent);
        Assert.False(page.Find("[data-fault=b] .start").HasAttribute("disabled"));
    }

    [Fact]
    public void Nobodys_certificate_is_no_surprise_to_the_diagnosis()
    {
        _lab.Current = _lab.Current with { Running = [FakeLab.Run("c")] };

        Assert.EndsWith("&certificate=any", _page.Render<LabPage>().Find(".diagnose").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_went_wrong_is_said_until_the_next_try()
    {
        _module.Setup<string?>("start", "a").SetResult("The server did not answer; try again.");
        _module.Setup<string?>("start", "b").SetResult(null);
        var page = _page.Render<LabPage>();

        page.Find("[data-fault=a] .start").Click();
        Assert.Equal(["The server did not answer; try again."], page.Texts("[role=alert]"));

        page.Find("[data-fault=b] .start").Click();
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void With_as_many_as_allowed_only_stopping_is_possible()
    {
        _lab.Current = _lab.Current with { MostRunning = 1, Running = [FakeLab.Run("a")] };
        _module.Setup<string?>("stop", "a").SetResult(null);
        var page = _page.Render<LabPage>();
        Assert.All(page.FindAll(".start"), button => Assert.True(button.HasAttribute("disabled")));
        Assert.Equal(["No more than 1 at once: stop one to start another."], page.Texts(".full"));

        _lab.Current = _lab.Current with { Running = [] };
        page.Find(".run button").Click();

        Assert.Single(_module.Invocations["stop"]);
        Assert.Empty(page.FindAll(".run"));
        Assert.All(page.FindAll(".start"), button => Assert.False(button.HasAttribute("disabled")));
    }

    [Fact]
    public void Where_nothing_can_be_started_it_says_why_and_still_explains()
    {
        _lab.Current = _lab.Current with { Unavailable = "nginx is not installed here." };

        var page = _page.Render<LabPage>();

        Assert.Equal(["nginx is not installed here."], page.Texts("[role=alert]"));
        Assert.Equal(3, page.FindAll(".start[disabled]").Count);
    }

    [Fact]
    public void One_that_ends_by_itself_leaves_the_page_within_a_second()
    {
        _lab.Current = _lab.Current with { Running = [FakeLab.Run("a")] };
        var page = _page.Render<LabPage>();
        Assert.Single(page.FindAll(".run"));

        _lab.Current = _lab.Current with { Running = [] };
        _page.Time.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".run")), Eventually.Limit);
    }
}
