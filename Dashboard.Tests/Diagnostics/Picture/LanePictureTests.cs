using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Picture;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Picture;

public sealed class LanePictureTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Every_lane_has_its_dots_and_every_event_its_line()
    {
        var picture = Render(SampleDiagnoses.Buffered);

        Assert.Equal((51, 51, 2), (picture.FindAll("circle.direct").Count, picture.FindAll("circle.control").Count, picture.FindAll("circle.proxied").Count));
        Assert.Equal((48, 2, 1), (picture.FindAll("line.held").Count, picture.FindAll("line.level").Count, picture.FindAll("line.missing").Count));
        Assert.Equal(["25", "25"], picture.Texts(".counts text"));
        Assert.Equal(["1"], picture.Texts(".missing text"));
        Assert.Equal("true", picture.Find("svg").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void The_lanes_are_named_in_words_with_what_they_amount_to() => Assert.Equal(
        ["● direct", "51 events, 1 a read", "ended by the probe", "● proxied", "50 events, 25 a read", "ended by the probe"],
        Render(SampleDiagnoses.Buffered).Texts(".lane-name > :not(code)"));

    [Fact]
    public void A_lane_that_got_nothing_says_why()
    {
        var nothing = SampleDiagnoses.Proxied(_ => 0, _ => 0, count: 0) with { End = "connection refused" };

        var picture = Render(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(), nothing] });

        Assert.Equal(["● proxied", "no event", "connection refused"], picture.Texts(".lane-name[data-path=proxied] > :not(code)"));
        Assert.Contains("never came", picture.Texts(".legend li"));
    }

    [Fact]
    public void Before_the_connections_stand_the_lanes_are_there_and_empty() => Assert.Equal(
        ["no connection yet", "no connection yet"],
        Render(SampleDiagnoses.Running with { Lanes = [] }).Texts(".lane-name > span"));

    [Fact]
    public void The_same_events_stand_in_a_table_newest_first()
    {
        var picture = Render(SampleDiagnoses.Buffered);

        Assert.Equal(["51", "11.0000 s, read 51", "–", "has not come", "158 B"], picture.Texts("tbody tr:first-child > *"));
        Assert.Equal(["26", "6.0000 s, read 26", "10.8002 s, read 2", "4.80 s", "158 B"], picture.Texts("tbody tr:nth-child(26) > *"));
        Assert.Equal("late", picture.Find("tbody tr:nth-child(26) td:nth-child(4)").ClassName);
        Assert.Equal(51, picture.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Of_many_events_the_table_has_the_newest_and_says_so()
    {
        var picture = Render(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(200)] });

        Assert.Equal(60, picture.FindAll("tbody tr").Count);
        Assert.Equal(["The newest 60 of 200; the JSON report has all of them."], picture.Texts("details .explained"));
    }

    private IRenderedComponent<LanePicture> Render(Diagnosis diagnosis) =>
        _page.Render<LanePicture>(parameters => parameters.Add(picture => picture.Diagnosis, diagnosis));
}
