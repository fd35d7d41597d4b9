using Dashboard.Client.History;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.History;

/// <summary>What comes back from a snooze while nothing else happens, on a server with the clock of the page.</summary>
public sealed class HistorySnoozeTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _page.Time);
        _page.AddLivePage(_server.Url, _page.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task When_the_time_of_a_snooze_is_up_its_row_says_that_it_is_back()
    {
        var id = (await _server.PublishAsync("ops", "disk full")).Id;
        await _server.OperateAsync(new { action = "snooze", by = "Ana", ids = new[] { id }, until = _page.Time.GetUtcNow().AddMinutes(15) });
        var screen = _page.Render<HistoryScreen>();
        await Eventually.True(() => screen.Texts(".row .badge").SequenceEqual(["☾ snoozed until 12:15"]), "the row is snoozed");

        _page.Time.Advance(TimeSpan.FromMinutes(15));

        await Eventually.True(() => screen.Texts(".row .badge").SequenceEqual(["↩ back from snooze"]), "the row is back");
    }
}
