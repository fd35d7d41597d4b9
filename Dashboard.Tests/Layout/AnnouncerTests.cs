using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Layout;

public sealed class AnnouncerTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly Announcer _announcer;

    public AnnouncerTests() => _announcer = _page.Services.GetRequiredService<Announcer>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_first_sentence_is_said_at_once_and_politely()
    {
        var region = _page.Render<AnnouncerRegion>();

        _announcer.Say("12 new.");

        region.WaitForAssertion(() => Assert.Equal("12 new.", region.Find("[role=status][aria-live=polite]").TextContent));
    }

    [Fact]
    public void What_comes_within_five_seconds_is_said_together()
    {
        _announcer.Say("One.");
        foreach (var text in (string[])["Two.", "Three.", "Two.", "Four.", "Five.", "Six."])
        {
            _announcer.Say(text);
        }

        _page.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal("One.", _announcer.Text.Trim());

        _page.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("Two. Three. Four. And 2 more.", _announcer.Text.Trim());
    }

    [Fact]
    public void The_same_sentence_is_said_again()
    {
        _announcer.Say("Acknowledged.");
        var first = _announcer.Text;
        _page.Time.Advance(TimeSpan.FromSeconds(5));

        _announcer.Say("Acknowledged.");

        Assert.NotEqual(first, _announcer.Text);
        Assert.Equal(first, _announcer.Text.Trim());
    }
}
