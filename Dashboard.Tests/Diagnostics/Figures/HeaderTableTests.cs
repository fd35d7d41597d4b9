using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Figures;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Figures;

public sealed class HeaderTableTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void What_the_proxy_changed_stands_first_with_a_sign_and_a_word()
    {
        var table = Render(SampleDiagnoses.Healthy);

        Assert.Equal(["X-Accel-Buffering", "Server", "Content-Type", "Date"], table.Texts("th[scope=row]"));
        Assert.Equal(["− missing", "+ added", "= same", "= own each time"], table.Texts(".change"));
        Assert.Equal(["no", "–", "text/event-stream", "Sun, 22 Nov 2026 12:00:00 GMT"], table.Texts("td[data-path=direct]"));
    }

    [Fact]
    public void Before_an_answer_there_is_nothing_to_compare() =>
        Assert.Equal(["No answer has come yet."], Render(SampleDiagnoses.Running with { Lanes = [] }).Texts(".explained"));

    [Fact]
    public void Where_the_proxy_gave_no_answer_nothing_is_called_missing() => Assert.Equal(
        ["No answer has come through the proxy, so there is nothing to compare."],
        Render(SampleDiagnoses.Running with { Lanes = [SampleDiagnoses.Direct()] }).Texts("section > :not(h2)"));

    [Fact]
    public void A_header_that_came_twice_is_changed_and_shows_both_values()
    {
        HeaderField once = new("Access-Control-Allow-Origin", "*");

        var row = Assert.Single(HeaderRow.Of([once], [once, once with { Name = "access-control-allow-origin" }]));

        Assert.Equal(HeaderChange.Changed, row.Change);
        Assert.Equal(["*", "*"], row.Proxied);
    }

    [Fact]
    public void Values_are_compared_exactly() => Assert.Equal(
        HeaderChange.Changed,
        Assert.Single(HeaderRow.Of([new("Content-Type", "text/event-stream")], [new("Content-Type", "text/plain")])).Change);

    private IRenderedComponent<HeaderTable> Render(Diagnosis diagnosis) =>
        _page.Render<HeaderTable>(parameters => parameters.Add(table => table.Diagnosis, diagnosis));
}
