using System.Globalization;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Tests.Search;

public sealed class SearchQueryTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

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
    [InlineData("title:disk tag:storage -tag:day")]
    [InlineData("key:disk-db1,cpu")]
    [InlineData("-stream:ci")]
    public void A_query_matches_when_all_its_words_and_phrases_stand_somewhere(string query) =>
        Assert.True(Read(query).Matches(Sample()));

    [Theory]
    [InlineData("disk empty")]
    [InlineData("\"full disk\"")]
    [InlineData("\"db1 root\"")]
    [InlineData("disk*")]
    [InlineData("disk AND full")]
    [InlineData("disk OR nothing")]
    [InlineData("title:cafe")]
    [InlineData("storagenight")]
    [InlineData("secret")]
    [InlineData("ops")]
    public void A_query_does_not_match_when_one_of_them_stands_nowhere(string query) =>
        Assert.False(Read(query).Matches(Sample()));

    [Theory]
    [InlineData("storage", true)]
    [InlineData("STORAGE", true)]
    [InlineData("stor", false)]
    [InlineData("storage,night", false)]
    [InlineData("disk", false)]
    public void A_tag_matches_as_a_whole_in_any_case(string tag, bool matches) =>
        Assert.Equal(matches, Read(null, tag).Matches(Sample()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("\u0301")]
    public void A_query_without_a_word_matches_everything(string? query)
    {
        var parsed = Read(query);

        Assert.True(parsed.IsEverything);
        Assert.True(parsed.Matches(Sample()));
    }

    [Fact]
    public void An_entry_that_cannot_be_read_matches_nothing_and_breaks_nothing() =>
        Assert.False(Read("disk").Matches(Sample() with { Json = "{\"disk\":"u8.ToArray() }));

    [Theory]
    [InlineData("severity>=error", "error critical")]
    [InlineData("severity:info,critical -severity:critical", "info")]
    [InlineData("severity:info severity:error", "")]
    [InlineData("disk", "warning error critical", Severity.Warning)]
    [InlineData("severity<error", "warning", Severity.Warning)]
    public void Severities_are_told_without_reading_the_notification(string query, string admitted, Severity atLeast = Severity.Debug)
    {
        var severities = SearchQuery.TryRead(query, atLeast, null, s_now, out _)!.Severities;

        Assert.Equal(admitted, string.Join(' ', SeverityNames.All.Where(one => severities.Contains(one.Severity)).Select(one => one.Name)));
    }

    [Theory]
    [InlineData("since:15m", "11:45", "")]
    [InlineData("since:15m since:1h until:10m", "11:45", "11:50")]
    [InlineData("-since:15m", "", "11:45")]
    [InlineData("-until:2026-11-22T11:00", "11:00", "")]
    public void Times_count_back_from_when_it_was_asked(string query, string from, string until)
    {
        var range = SearchQuery.TryRead(query, Severity.Debug, null, s_now, out _)!.Published!;

        Assert.Equal(from.Length > 0 ? At(from) : DateTimeOffset.MinValue, range.From);
        Assert.Equal(until.Length > 0 ? At(until) : DateTimeOffset.MaxValue, range.Until);
    }

    [Theory]
    [InlineData("stream:a", "*", "a")]
    [InlineData("stream:A,b", "*", "a b")]
    [InlineData("stream:a,b stream:b,c", "*", "b")]
    [InlineData("stream:a", "b", "")]
    [InlineData("stream:_probe", "*", "")]
    [InlineData("stream:_probe", "* _probe", "_probe")]
    public void Streams_that_are_named_narrow_what_is_read_and_add_nothing(string query, string asked, string read)
    {
        var narrowed = Read(query).Narrow(new StreamScope(asked.Split(' ')));

        Assert.False(narrowed.EveryPublic);
        Assert.Equal(read, string.Join(' ', narrowed.Named));
    }

    [Theory]
    [InlineData("disk level:error", "At character 6, 'level:error': 'level' is not a field.")]
    [InlineData("is:open", "Leave out 'is:'")]
    public void What_cannot_be_answered_is_explained(string query, string explanation)
    {
        Assert.Null(SearchQuery.TryRead(query, Severity.Debug, null, s_now, out var error));
        Assert.StartsWith(explanation, error, StringComparison.Ordinal);
    }

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

    private static SearchQuery Read(string? query, string? tag = null) =>
        SearchQuery.TryRead(query, Severity.Debug, tag, s_now, out var error) ?? throw new ArgumentException(error, nameof(query));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-11-22T{time}Z", CultureInfo.InvariantCulture);

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
            Key = "disk-db1",
            Tags = ["Storage", "night"],
            PublishedAt = DateTimeOffset.UnixEpoch,
            Data = JsonDocument.Parse("""{"secret":1}""").RootElement,
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(notification, ContractsJson.Wire.Notification);
        return new LogEntry(1, "ops", Severity.Info, DateTimeOffset.UnixEpoch, json);
    }
}
