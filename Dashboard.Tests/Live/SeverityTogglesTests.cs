using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class SeverityTogglesTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Theory]
    [InlineData("disk", Severity.Error, "disk severity:error")]
    [InlineData("severity:error", Severity.Critical, "severity>=error")]
    [InlineData("severity>=warning", Severity.Error, "severity:warning,critical")]
    [InlineData("severity:error stream:ops", Severity.Error, "stream:ops")]
    [InlineData("severity>=info", Severity.Debug, "")]
    [InlineData("-severity:debug severity<critical", Severity.Info, "severity:warning,error")]
    public void A_click_adds_a_severity_to_the_query_or_takes_it_away(string before, Severity severity, string after)
    {
        _ = Query.TryParse(before, out var query, out _);

        Assert.Equal(after, SeverityChoice.Toggle(query, severity).Text);
    }

    [Fact]
    public void Each_severity_stands_with_its_count_and_says_whether_it_is_chosen()
    {
        _ = Query.TryParse("severity>=error", out var query, out _);
        Severity? clicked = null;
        var toggles = _page.Render<SeverityToggles>(parameters => parameters
            .Add(one => one.Query, query)
            .Add(one => one.Count, severity => severity == Severity.Debug ? 12_345 : (int)severity)
            .Add(one => one.Toggled, severity => clicked = severity));

        Assert.Equal(["◆ critical 4", "■ error 3", "▲ warning 2", "● info 1", "· debug 12k"], toggles.Texts("button"));
        Assert.Equal(["true", "true", "false", "false", "false"], toggles.FindAll("button").Select(button => button.GetAttribute("aria-pressed")));
        toggles.FindAll("button")[2].Click();
        Assert.Equal(Severity.Warning, clicked);
    }
}
