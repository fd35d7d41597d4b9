using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Tests.Diagnostics.History;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("plain text, 0.9 ms (p50)", "plain text, 0.9 ms (p50)")]
    [InlineData(" two\r\nlines\t ", "two lines")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("*a* _b_ `c` [d](e) ~f~ |g| !h #1 $i$ \\j", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\|g\\| \\!h \\#1 \\$i\\$ \\\\j")]
    [InlineData("a\u0000b\u202Ec\u200B", "a\uFFFDb\uFFFDc\uFFFD")]
    public void A_sentence_stays_a_sentence_in_one_line(string text, string markdown) => Assert.Equal(markdown, MarkdownText.Prose(text));

    [Theory]
    [InlineData(null, "–")]
    [InlineData(" ", "–")]
    [InlineData("text/event-stream", "`text/event-stream`")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\\|b", "`a\\\\|b`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a``", "``` `a`` ```")]
    [InlineData("a\r\nb", "`a b`")]
    public void A_cell_holds_its_value_as_code(string? value, string markdown) => Assert.Equal(markdown, MarkdownText.Cell(value));

    [Fact]
    public void A_block_of_code_ends_where_its_lines_end() => Assert.Equal(
        "````\nlocation / {\n```\n}\n````", MarkdownText.Block("location / {\r\n```\n}\n"));
}
