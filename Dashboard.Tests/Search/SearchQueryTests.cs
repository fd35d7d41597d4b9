using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("disk")]
    [InlineData("DISK")]
    [InlineData("isk ful")]
    [InlineData("full disk")]
    [InlineData("\"disk full\"")]
    [InlineData("\"DISK  full\" db1")]
    [InlineData("\"full on")]
    [InlineData("root")]
    [InlineData("monitor")]
    [InlineData("storage")]
    [InlineData("cafe")]
    [InlineData("Cafe\u0301")]
    [InlineData("naïve")]
    [InlineData("障害")]
    [InlineData("害")]
    [InlineData("ΟΔΟΣ")]
    [InlineData("οδος")]
    [InlineData("\"second line\"")]
    [InlineData("\"")]
    [InlineData("\"\" disk")]
    [InlineData(" \t\u0000\n disk\u0000full")]
    [InlineData("🔥")]
    public void A_query_matches_when_all_its_words_and_phrases_stand_somewhere(string query) =>
        Assert.True(SearchQuery.Parse(query, null).Matches(Sample()));

    [Theory]
    [InlineData("disk empty")]
    [InlineData("\"full disk\"")]
    [InlineData("\"db1 root\"")]
    [InlineData("disk*")]
    [InlineData("disk AND full")]
    [InlineData("disk OR nothing")]
    [InlineData("title:disk")]
    [InlineData("storagenight")]
    [InlineData("secret")]
    [InlineData("ops")]
    public void A_query_does_not_match_when_one_of_them_stands_nowhere(string query) =>
        Assert.False(SearchQuery.Parse(query, null).Matches(Sample()));

    [Theory]
    [InlineData("storage", true)]
    [InlineData("STORAGE", true)]
    [InlineData("stor", false)]
    [InlineData("storage,night", false)]
    [InlineData("disk", false)]
    public void A_tag_matches_as_a_whole_in_any_case(string tag, bool matches) =>
        Assert.Equal(matches, SearchQuery.Parse(null, tag).Matches(Sample()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("\u0301")]
    public void A_query_without_a_word_matches_everything(string? query)
    {
        var parsed = SearchQuery.Parse(query, null);

        Assert.True(parsed.IsEmpty);
        Assert.True(parsed.Matches(Sample()));
    }

    [Fact]
    public void An_entry_that_cannot_be_read_matches_nothing_and_breaks_nothing() =>
        Assert.False(SearchQuery.Parse("disk", null).Matches(Sample() with { Json = "{\"disk\":"u8.ToArray() }));

    [Theory]
    [InlineData("Ångström", "ANGSTROM")]
    [InlineData("Łódź", "LODZ")]
    [InlineData("İstanbul ısı", "ISTANBUL ISI")]
    [InlineData("Ещё й", "ЕЩЕ И")]
    [InlineData("Ἀθῆναι", "ΑΘΗΝΑΙ")]
    [InlineData("Tiếng Việt", "TIENG VIET")]
    [InlineData("ｶﾞ 障害 😀", "ｶﾞ 障害 😀")]
    public void Text_is_folded_to_upper_case_without_marks(string text, string folded) =>
        Assert.Equal(folded, FoldedText.Fold(text));

    private static LogEntry Sample()
    {
        var notification = new Notification
        {
            Id = "e-1",
            Stream = "ops",
            Severity = Severity.Info,
            Title = "Disk full on db1 🔥",
            Body = "/dev/ROOT0 of the Café, naive, 障害発生, οδός\nsecond\r\n  line",
            Source = "monitor",
            Tags = ["Storage", "night"],
            PublishedAt = DateTimeOffset.UnixEpoch,
            Data = JsonDocument.Parse("""{"secret":1}""").RootElement,
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(notification, ContractsJson.Wire.Notification);
        return new LogEntry(1, "ops", Severity.Info, DateTimeOffset.UnixEpoch, json);
    }
}
