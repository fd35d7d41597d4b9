using Dashboard.Client.Layout;

namespace Dashboard.Tests.Layout;

public sealed class HiddenCharactersTests
{
    [Theory]
    [InlineData("invoice\u202Efdp.exe", "invoice[U+202E]fdp.exe")]
    [InlineData("\u200E\u200F\u061C", "[U+200E][U+200F][U+061C]")]
    [InlineData("\u202A\u202B\u202C\u202D", "[U+202A][U+202B][U+202C][U+202D]")]
    [InlineData("\u2066\u2067\u2068\u2069", "[U+2066][U+2067][U+2068][U+2069]")]
    [InlineData("dis\u200Bk\uFEFF full\u2060", "dis[U+200B]k[U+FEFF] full[U+2060]")]
    [InlineData("ad\u200Dmin and ad\u200Cmin", "ad[U+200D]min and ad[U+200C]min")]
    [InlineData("\u200D\U0001F468 and \U0001F468\u200D", "[U+200D]\U0001F468 and \U0001F468[U+200D]")]
    [InlineData("\uFE0F\u200D\u2764", "\uFE0F[U+200D]\u2764")]
    [InlineData("\uFFFD\u200D\uFFFD", "\uFFFD[U+200D]\uFFFD")]
    public void What_nobody_sees_is_shown_by_its_number(string text, string shown)
    {
        Assert.Equal(shown, HiddenCharacters.Shown(text));
        Assert.True(HiddenCharacters.In(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("disk full on db1")]
    [InlineData("שלום القرص ممتلئ")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467")]
    [InlineData("\u2764\uFE0F\u200D\U0001F525 \U0001F3F3\uFE0F\u200D\u26A7\uFE0F")]
    [InlineData("\U0001F469\U0001F3FD\u200D\u2695\uFE0F")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\u0D15\u0D4D\u200D")]
    public void What_belongs_to_emoji_and_to_scripts_that_join_their_letters_stays(string? text)
    {
        Assert.Equal(text, HiddenCharacters.Shown(text));
        Assert.False(HiddenCharacters.In(text));
    }

    [Fact]
    public void A_row_of_nothing_else_is_no_longer_than_another() =>
        Assert.Equal(301, ShortText.Of(new string('\u200B', 10_000)).Length);
}
