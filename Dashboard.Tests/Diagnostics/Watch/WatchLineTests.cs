using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Watch;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Watch;

public sealed class WatchLineTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakePathWatch _watch = new();

    public WatchLineTests() => _page.Services.AddSingleton<IPathWatch>(_watch);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Nothing_is_said_where_nobody_watches() => Assert.Empty(_page.Render<WatchLine>().FindAll("p"));

    [Fact]
    public void A_healthy_path_is_told_with_its_age_and_the_latency_of_both_paths_and_grows_older_by_itself()
    {
        _watch.Current = new(WatchState.Healthy, _page.Time.GetUtcNow().AddMinutes(-192), "Alike.", null, 0.21, 0.35);
        var line = _page.Render<WatchLine>();

        Assert.Equal(
            ["✓", "Watched all the time: healthy for 3 h 12 min", "an event takes 0.21 ms directly, 0.35 ms through the proxy (p50)"],
            line.Texts("span"));

        _page.Time.Advance(TimeSpan.FromMinutes(1));
        line.WaitForAssertion(() => Assert.Contains("3 h 13 min", line.Markup, StringComparison.Ordinal), Eventually.Limit);
    }

    [Theory]
    [InlineData(WatchState.Healthy, 300, "a reload of the proxy shows here within 5 min, in a diagnosis at once")]
    [InlineData(WatchState.Faulty, 30, "a reload of the proxy shows here within 30 s, in a diagnosis at once")]
    [InlineData(WatchState.NoProxy, 300, null)]
    public void It_says_after_what_time_a_reload_of_the_proxy_is_seen(WatchState state, int seconds, string? expected)
    {
        _watch.Current = new(state, _page.Time.GetUtcNow(), "", null, null, null) { RenewsEvery = TimeSpan.FromSeconds(seconds) };

        Assert.Equal(expected, _page.Render<WatchLine>().Texts(".renewal").SingleOrDefault());
    }

    [Theory]
    [InlineData(WatchState.Unknown, "Watched all the time: no answer yet")]
    [InlineData(WatchState.NoProxy, "Watched all the time: no proxy answers")]
    [InlineData(WatchState.Faulty, "Watched all the time: faulty for 40 s. nginx holds events back.")]
    [InlineData(WatchState.NotTheProxy, "Watched all the time: not the proxy alone, for 40 s. nginx holds events back.")]
    public void Every_other_state_has_its_words(WatchState state, string expected)
    {
        _watch.Current = new(state, _page.Time.GetUtcNow().AddSeconds(-40), "nginx holds events back.", null, null, null);

        Assert.Equal(expected, _page.Render<WatchLine>().Texts("span")[1]);
    }
}
