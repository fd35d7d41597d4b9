using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class CircuitPulseTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_page_changes_every_two_seconds_for_as_long_as_it_lives()
    {
        var pulse = _page.Render<CircuitPulse>();
        var beats = new List<string?>();
        foreach (var milliseconds in (int[])[0, 1_999, 1, 2_000, 2_000])
        {
            _page.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            beats.Add(pulse.Find("[hidden]").GetAttribute("data-beat"));
        }

        Assert.Equal(["0", "0", "1", "2", "3"], beats);
    }
}
