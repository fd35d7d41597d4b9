using Dashboard.Client.Layout;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Layout;

public sealed class TickerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Ticker _ticker;
    private TaskCompletionSource? _slow;
    private int _renders;

    public TickerTests() => _ticker = new Ticker(_time, () =>
    {
        _renders++;
        return _slow?.Task ?? Task.CompletedTask;
    });

    public void Dispose() => _ticker.Dispose();

    [Fact]
    public void Without_changes_it_renders_once_a_second()
    {
        Advance(999);
        Assert.Equal(0, _renders);
        Advance(1);
        Assert.Equal(1, _renders);
        Advance(3_000);
        Assert.Equal(4, _renders);
    }

    [Fact]
    public void A_change_after_some_rest_is_rendered_at_once()
    {
        Advance(100);

        _ticker.Changed();
        Advance(0);

        Assert.Equal(1, _renders);
    }

    [Fact]
    public void A_change_soon_after_a_render_waits_for_the_rest_of_100_ms()
    {
        Advance(40);
        _ticker.Changed();

        Advance(59);
        Assert.Equal(0, _renders);
        Advance(1);
        Assert.Equal(1, _renders);
    }

    [Fact]
    public void Many_changes_are_one_render()
    {
        for (var count = 0; count < 50; count++)
        {
            _ticker.Changed();
            Advance(1);
        }

        Advance(50);

        Assert.Equal(1, _renders);
    }

    [Fact]
    public void A_storm_of_changes_renders_ten_times_a_second()
    {
        for (var count = 0; count < 200; count++)
        {
            _ticker.Changed();
            Advance(10);
        }

        Assert.Equal(20, _renders);
    }

    [Fact]
    public void A_second_after_a_change_it_renders_again()
    {
        Advance(500);
        _ticker.Changed();
        Advance(0);

        Advance(999);
        Assert.Equal(1, _renders);
        Advance(1);
        Assert.Equal(2, _renders);
    }

    [Fact]
    public void A_render_that_is_under_way_is_waited_for_and_then_it_rests_as_long_as_that_took()
    {
        _slow = new TaskCompletionSource();
        Advance(100);
        _ticker.Changed();
        Advance(0);
        _ticker.Changed();
        Advance(300);
        Assert.Equal(1, _renders);

        _slow.SetResult();
        Advance(299);
        Assert.Equal(1, _renders);
        Advance(1);
        Assert.Equal(2, _renders);
    }

    [Fact]
    public void After_its_end_nothing_is_rendered()
    {
        _ticker.Changed();
        _ticker.Dispose();
        _ticker.Changed();

        Advance(10_000);

        Assert.Equal(0, _renders);
    }

    private void Advance(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
