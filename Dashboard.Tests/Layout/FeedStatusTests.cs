using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class FeedStatusTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Before_the_first_byte_there_is_no_age() => Render(FeedState.Connecting, null).Matches(
        """
        <span class="feed-status" data-state="connecting" role="status">
          <span aria-hidden="true">◌</span>
          <strong>Connecting</strong>
        </span>
        """);

    [Fact]
    public void The_age_of_the_last_byte_stands_beside_the_state_and_is_not_read_out() =>
        Render(FeedState.Stale, TimeSpan.FromSeconds(25)).Matches(
            """
            <span class="feed-status" data-state="stale" role="status">
              <span aria-hidden="true">◐</span>
              <strong>Stale</strong>
              <span class="age" aria-live="off">last byte 25 s ago</span>
            </span>
            """);

    private IRenderedComponent<FeedStatus> Render(FeedState state, TimeSpan? silence) =>
        _page.Render<FeedStatus>(parameters => parameters.Add(status => status.State, state).Add(status => status.Silence, silence));
}
