using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Figures;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Figures;

public sealed class FigureTableTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Both_paths_stand_side_by_side_in_the_order_in_which_a_connection_goes()
    {
        var table = Render(SampleDiagnoses.Buffered);

        Assert.Equal(
            [
                "Answer 200 · HTTP/1.1 200 · HTTP/1.1 ", "Connected 0.30 ms 0.40 ms +0.10 ms", "Headers 0.90 ms 5.20 s +5.20 s", "First byte 1.00 ms 5.20 s +5.20 s",
                "First event 1.00 s 5.20 s +4.20 s", "Events 51 50 ", "Events per read 1.0 25.0 ", "End ended by the probe ended by the probe ",
            ],
            table.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(["+5.20 s", "+5.20 s", "+4.20 s"], table.Texts("td.late"));
    }

    [Fact]
    public void A_difference_stands_beside_the_noise_that_it_has_to_stand_out_of()
    {
        var table = Render(SampleDiagnoses.Buffered);

        Assert.Equal(["+2.40 s through the proxy, p50 of 50 events"], table.Texts(".main"));
        Assert.Equal("late", table.Find(".difference").GetAttribute("data-told"));
        Assert.Equal(["2.40 s", "4.80 s", "4.81 s", "0.35 ms"], table.Texts("dd"));
    }

    [Theory]
    [InlineData(0.12)]
    [InlineData(-0.3)]
    public void Below_the_noise_there_is_no_difference(double p50) => Assert.Equal(
        ["Not distinguishable the proxied path differs by less than the noise"],
        Render(SampleDiagnoses.Healthy with { Difference = new PathStatistics(51, p50, 0.4, 0.5) }).Texts(".main"));

    [Fact]
    public void While_the_noise_is_not_known_it_says_so() =>
        Assert.Equal("not known yet", Render(SampleDiagnoses.Running).Texts("dd")[^1]);

    [Fact]
    public void Without_a_common_event_there_are_no_zeros()
    {
        var table = Render(SampleDiagnoses.Running with { Difference = PathStatistics.Empty, Lanes = [] });

        Assert.Equal(["No event has come on both paths yet."], table.Texts(".main"));
        Assert.Empty(table.FindAll("dd"));
        Assert.Empty(table.FindAll("tbody tr"));
    }

    [Fact]
    public void A_path_that_does_not_answer_has_none()
    {
        var dead = SampleDiagnoses.Proxied(_ => 0, _ => 0, 0) with { Status = null, ConnectMs = null, HeadersMs = null, FirstByteMs = null, FirstEventMs = null, EventsPerRead = 0, End = "connection refused" };

        var rows = FigureRow.Of(SampleDiagnoses.Healthy with { Lanes = [SampleDiagnoses.Direct(), dead] });

        Assert.Equal(["none", "–", "–", "–", "–", "0", "–", "connection refused"], rows.Select(row => row.Proxied));
        Assert.Empty(rows.Where(row => row.Added is not null));
    }

    private IRenderedComponent<FigureTable> Render(Diagnosis diagnosis) =>
        _page.Render<FigureTable>(parameters => parameters.Add(table => table.Diagnosis, diagnosis));
}
