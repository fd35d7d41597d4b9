using Bunit;
using Dashboard.Client.Details;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Details;

public sealed class MarkdownBodyTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    /// <summary>Each with what of it must still be read as text.</summary>
    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "<script>alert(1)</script>", "<script>alert(1)</script>" },
        { "a <img src=x onerror=alert(1)> b", "a <img src=x onerror=alert(1)> b" },
        { "<iframe src=\"https://evil.example\"></iframe>", "<iframe src=\"https://evil.example\"></iframe>" },
        { "<!-- hidden -->", "<!-- hidden -->" },
        { "[click](javascript:alert(1))", "click" },
        { "[click](JaVaScRiPt:alert(1))", "click" },
        { "[click](data:text/html;base64,PHNjcmlwdD4=)", "click" },
        { "[click](/api/operations)", "click" },
        { "[click](//evil.example)", "click" },
        { "<javascript:alert(1)>", "javascript:alert(1)" },
        { "[click][1]\n\n[1]: javascript:alert(1)", "click" },
        { "```<b>\n</code><script>\n```", "</code><script>" },
        { "&lt;script&gt;", "<script>" },
    };

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Prose_becomes_elements() => Render(
        """
        # Disk full

        **db1** is at *97 %*, see `df -h` and
        the [runbook](https://wiki.example/disk?a=1&b=2).

        1. stop the import
        2. delete `old`

        > since noon

        | disk | % |
        | --- | --- |
        | sda | 97 |
        """).Matches(
        """
        <div class="markdown">
          <h3 dir="auto">Disk full</h3>
          <p dir="auto"><strong dir="auto">db1</strong> is at <em dir="auto">97 %</em>, see <code dir="auto">df -h</code> and<br />the <a href="https://wiki.example/disk?a=1&amp;b=2" title="https://wiki.example/disk?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">runbook</a>.</p>
          <ol dir="auto"><li dir="auto"><p dir="auto">stop the import</p></li><li dir="auto"><p dir="auto">delete <code dir="auto">old</code></p></li></ol>
          <blockquote dir="auto"><p dir="auto">since noon</p></blockquote>
          <table dir="auto"><tbody dir="auto">
            <tr dir="auto"><th dir="auto"><p dir="auto">disk</p></th><th dir="auto"><p dir="auto">%</p></th></tr>
            <tr dir="auto"><td dir="auto"><p dir="auto">sda</p></td><td dir="auto"><p dir="auto">97</p></td></tr>
          </tbody></table>
        </div>
        """);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_would_run_or_leave_is_only_text(string text, string readable)
    {
        var body = Render(text);

        Assert.Empty(body.FindAll("a, img, script, iframe, object, form, style, [onerror], [style]"));
        Assert.Contains(readable, body.Find(".markdown").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("<mailto:ops@example.com>", "mailto:ops@example.com")]
    [InlineData("![a picture](https://example.com/x.png)", "https://example.com/x.png")]
    public void A_link_or_a_picture_is_an_address_to_be_followed(string text, string address)
    {
        var link = Render(text).Find("a");

        Assert.Equal((address, "noopener noreferrer nofollow"), (link.GetAttribute("href"), link.GetAttribute("rel")));
    }

    [Fact]
    public void Sixty_four_kilobytes_of_one_letter_are_one_element()
    {
        var body = Render(new string('W', 64 * 1024));

        Assert.Equal(64 * 1024, Assert.Single(body.FindAll("pre")).TextContent.Length);
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("![](")]
    [InlineData("|")]
    public void What_is_made_to_be_slow_ends(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 8_000));

        Assert.True(Render(text).FindAll(".markdown *").Count < 10_000);
    }

    [Fact]
    public void A_text_of_very_many_elements_says_that_it_goes_on() => Assert.EndsWith(
        "The text goes on; copy it to read the rest.",
        Render(string.Concat(Enumerable.Repeat("a `b` ", 5_000))).Find(".markdown").TextContent,
        StringComparison.Ordinal);

    private IRenderedComponent<MarkdownBody> Render(string text) => _page.Render<MarkdownBody>(parameters => parameters.Add(body => body.Text, text));
}
