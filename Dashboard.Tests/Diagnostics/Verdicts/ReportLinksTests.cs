using Bunit;
using Dashboard.Client.Diagnostics.Verdicts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Verdicts;

public sealed class ReportLinksTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_diagnosis_can_be_handed_on_as_a_link_as_markdown_and_as_json()
    {
        var links = _page.Render<ReportLinks>(parameters => parameters.Add(one => one.DiagnosisId, "d7"));

        Assert.Equal("http://localhost/diagnostics?run=d7", links.Find("button").GetAttribute("data-text"));
        Assert.Equal(
            [("/api/diagnostics/runs/d7/report.md", "diagnosis-d7.md"), ("/api/diagnostics/runs/d7", "diagnosis-d7.json")],
            links.FindAll("a").Select(link => (link.GetAttribute("href"), link.GetAttribute("download"))));
    }
}
