using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class SeverityMarkTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Theory]
    [InlineData(Severity.Debug, "debug", "·")]
    [InlineData(Severity.Info, "info", "●")]
    [InlineData(Severity.Warning, "warning", "▲")]
    [InlineData(Severity.Error, "error", "■")]
    [InlineData(Severity.Critical, "critical", "◆")]
    public void A_severity_is_a_sign_and_a_name_for_whoever_sees_neither_sign_nor_colour(Severity severity, string name, string sign) =>
        _page.Render<SeverityMark>(parameters => parameters.Add(mark => mark.Severity, severity)).Matches(
            $"""
            <span class="severity" data-severity="{name}" title="{name}">
              <span aria-hidden="true">{sign}</span>
              <span class="visually-hidden">{name}</span>
            </span>
            """);

    [Fact]
    public void The_name_can_stand_beside_the_sign() => _page
        .Render<SeverityMark>(parameters => parameters.Add(mark => mark.Severity, Severity.Error).Add(mark => mark.ShowName, true))
        .Matches(
            """
            <span class="severity" data-severity="error" title="error">
              <span aria-hidden="true">■</span>
              <span class="">error</span>
            </span>
            """);
}
