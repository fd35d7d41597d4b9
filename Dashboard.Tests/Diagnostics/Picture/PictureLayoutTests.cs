using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Picture;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Picture;

public sealed class PictureLayoutTests
{
    [Fact]
    public void An_event_that_passes_at_once_is_an_upright_line_between_two_dots()
    {
        var layout = PictureLayout.Of(SampleDiagnoses.Healthy);

        Assert.Equal(51, layout.Links.Count);
        Assert.All(layout.Links, link => Assert.Equal((PictureLink.Level, true), (link.Kind, link.ProxiedX - link.DirectX < 0.01)));
        Assert.All(layout.Dots, dot => Assert.Equal((1, 4), (dot.Count, dot.Radius)));
        Assert.Equal(0, layout.Missing);
    }

    [Fact]
    public void Held_back_events_fan_into_a_disc_that_tells_how_many()
    {
        var layout = PictureLayout.Of(SampleDiagnoses.Buffered);
        var discs = layout.Dots.Where(dot => dot.Path == PathName.Proxied).ToArray();

        Assert.Equal([25, 25], discs.Select(disc => disc.Count));
        Assert.All(discs, disc => Assert.Equal(17, disc.Radius));
        Assert.Equal(50 - 2, layout.Links.Count(link => link.Kind == PictureLink.Held));
        Assert.Single(layout.Links.Take(25).Select(link => link.ProxiedX).Distinct());
    }

    [Fact]
    public void What_has_not_come_points_to_the_right_edge()
    {
        var layout = PictureLayout.Of(SampleDiagnoses.Buffered);

        Assert.Equal(1, layout.Missing);
        Assert.Equal(PictureLayout.MissingX, layout.Links[^1].ProxiedX);
    }

    [Fact]
    public void What_came_before_the_proxied_connection_was_there_is_not_missing()
    {
        var late = SampleDiagnoses.Proxied(number => 1_000 + (number + 9) * 200, number => (int)number, count: 41);
        var shifted = late with { Events = [.. late.Events.Select(one => one with { Number = one.Number + 10 })] };

        var layout = PictureLayout.Of(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(), shifted] });

        Assert.Equal((41, 0), (layout.Links.Count, layout.Missing));
    }

    [Fact]
    public void A_proxy_that_passes_nothing_misses_everything() =>
        Assert.Equal(51, PictureLayout.Of(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct()] }).Missing);

    [Fact]
    public void What_has_been_drawn_stays_where_it_is_while_more_comes()
    {
        var three = PictureLayout.Of(SampleDiagnoses.Running with { Lanes = [SampleDiagnoses.Direct(3)] });
        var twenty = PictureLayout.Of(SampleDiagnoses.Running with { Lanes = [SampleDiagnoses.Direct(20)] });

        Assert.Equal(three.Dots, twenty.Dots.Take(3));
    }

    [Fact]
    public void Of_a_long_stream_only_the_newest_events_are_drawn()
    {
        var layout = PictureLayout.Of(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(1_000), SampleDiagnoses.Direct(1_000, PathName.Control)] });

        Assert.Equal(PictureLayout.MostEvents, layout.Links.Count);
        Assert.Equal(2 * PictureLayout.MostEvents, layout.Dots.Count);
    }

    [Theory]
    [InlineData(51, "0 s,2 s,4 s,6 s,8 s,10 s")]
    [InlineData(6, "0 s,0.2 s,0.4 s,0.6 s,0.8 s,1 s")]
    public void The_axis_has_round_steps(int events, string labels) => Assert.Equal(
        labels, string.Join(',', PictureLayout.Of(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(events)] }).Ticks.Select(tick => tick.Label)));

    [Fact]
    public void Before_the_first_event_there_is_nothing_to_draw() =>
        Assert.Empty(PictureLayout.Of(SampleDiagnoses.Healthy with { Lanes = [] }).Ticks);
}
