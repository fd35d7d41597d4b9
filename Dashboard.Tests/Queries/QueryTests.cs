using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Tests.Queries;

public sealed class QueryTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("disk")]
    [InlineData("\"DISK  full\"")]
    [InlineData("severity:error")]
    [InlineData("severity=error")]
    [InlineData("severity>=warning")]
    [InlineData("severity>warning")]
    [InlineData("severity<=error")]
    [InlineData("severity<critical")]
    [InlineData("Severity:info,ERROR")]
    [InlineData("-severity:info")]
    [InlineData("stream:payments")]
    [InlineData("stream:ci,pay*")]
    [InlineData("-stream:ci")]
    [InlineData("tag:DB")]
    [InlineData("tag:storage -tag:night")]
    [InlineData("source:\"web 1\"")]
    [InlineData("source:web*")]
    [InlineData("key:disk-db1")]
    [InlineData("status:firing")]
    [InlineData("title:\"disk full\"")]
    [InlineData("body:cafe")]
    [InlineData("id:3f9a-7")]
    [InlineData("since:15m")]
    [InlineData("since:2026-11-22")]
    [InlineData("since:2026-11-22T11:50")]
    [InlineData("since:2026-11-22T12:50+01:00")]
    [InlineData("until:5m")]
    [InlineData("is:open")]
    [InlineData("is:open,muted")]
    [InlineData("-is:acknowledged")]
    [InlineData("severity>=error tag:db source:\"web 1\" \"disk full\" -stream:ci")]
    public void A_query_lets_through_what_fits_all_its_conditions(string text) => Assert.True(Matches(text));

    [Theory]
    [InlineData("nothing")]
    [InlineData("-disk")]
    [InlineData("severity:info")]
    [InlineData("severity>error")]
    [InlineData("severity<error")]
    [InlineData("severity>=critical")]
    [InlineData("stream:pay")]
    [InlineData("-stream:payments")]
    [InlineData("tag:stor")]
    [InlineData("source:web")]
    [InlineData("status:resolved")]
    [InlineData("title:cafe")]
    [InlineData("body:disk")]
    [InlineData("since:5m")]
    [InlineData("since:2026-11-22T11:51Z")]
    [InlineData("until:15m")]
    [InlineData("until:2026-11-22")]
    [InlineData("is:acknowledged")]
    [InlineData("is:snoozed,muted")]
    [InlineData("disk tag:web")]
    public void A_query_keeps_out_what_fails_one_condition(string text) => Assert.False(Matches(text));

    [Theory]
    [InlineData("level:error", 0, 11, "'level' is not a field")]
    [InlineData("disk severity:bad", 5, 12, "'bad' is not a severity")]
    [InlineData("severity>=info,error", 0, 20, "one severity")]
    [InlineData("tag:", 0, 4, "A value is missing after 'tag:'")]
    [InlineData("tag:a,", 0, 6, "A value is missing")]
    [InlineData("tag>=a", 0, 6, "'tag' is followed by ':'")]
    [InlineData("since:yesterday", 0, 15, "needs one time")]
    [InlineData("is:read", 0, 7, "'read' is not a state")]
    [InlineData("status:open", 0, 11, "firing or resolved")]
    [InlineData("a -nope:b", 2, 7, "'nope' is not a field")]
    [InlineData("field:", 0, 6, "'field' is not a field")]
    [InlineData("disk -tag:", 5, 5, "A value is missing after 'tag:'")]
    [InlineData("tag:\"", 0, 5, "A value is missing after 'tag:'")]
    [InlineData("--severity:error", 0, 16, "One '-' negates")]
    [InlineData("run --verbose", 4, 9, "One '-' negates")]
    [InlineData("--\"disk full\"", 0, 2, "One '-' negates")]
    [InlineData("- severity:error", 0, 1, "without a space")]
    [InlineData("disk -  is:open", 5, 1, "without a space")]
    [InlineData("-\"", 0, 2, "nothing that could be looked for")]
    [InlineData("disk -\"\" full", 5, 3, "nothing that could be looked for")]
    [InlineData("-\u0301", 0, 2, "nothing that could be looked for")]
    public void What_is_not_understood_is_named_with_its_place(string text, int start, int length, string sentence)
    {
        Assert.False(Query.TryParse(text, out var query, out var error));

        Assert.True(query.IsEmpty);
        Assert.Equal((start, length), (error!.Start, error.Length));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://web-1/health")]
    [InlineData("10:30")]
    [InlineData("\"level:error\"")]
    [InlineData("a-b")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("----- ")]
    [InlineData("\"-\"")]
    [InlineData("\"--verbose\"")]
    [InlineData(":")]
    [InlineData("-:")]
    [InlineData("=")]
    [InlineData("\"never closed")]
    [InlineData("-\"never closed")]
    public void What_only_looks_like_a_condition_is_text(string text)
    {
        Assert.True(Query.TryParse(text, out var query, out _));

        Assert.IsType<TextTerm>(Assert.Single(query.Terms));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  \t\0 ")]
    [InlineData("\"\" \"")]
    [InlineData("\u0301")]
    public void A_query_without_a_word_is_empty(string? text)
    {
        Assert.True(Query.TryParse(text, out var query, out _));

        Assert.True(query.IsEmpty);
    }

    [Theory]
    [InlineData("severity >= error", "severity \">=\" error")]
    [InlineData("  SEVERITY=Error   disk ", "severity:error disk")]
    [InlineData("source:\"web 1\",b", "source:\"web 1\",b")]
    [InlineData("-\"a b\" -tag:x", "-\"a b\" -tag:x")]
    [InlineData("disk DISK disk", "disk")]
    [InlineData("\"level:error\"", "\"level:error\"")]
    [InlineData("\"-x\"", "\"-x\"")]
    [InlineData("db1 - disk full", "db1 \"-\" disk full")]
    [InlineData("-- : -:", "\"--\" \":\" -\":\"")]
    [InlineData("tag:\"-x\"", "tag:\"-x\"")]
    public void A_query_is_written_so_that_it_reads_the_same_again(string text, string written)
    {
        Assert.True(Query.TryParse(text, out var query, out _));
        Assert.True(Query.TryParse(query.Text, out var again, out _));

        Assert.Equal((written, written), (query.Text, again.Text));
    }

    [Fact]
    public void A_condition_takes_the_place_of_others_on_its_field()
    {
        Assert.True(Query.TryParse("severity>=error disk -severity:info", out var query, out _));

        Assert.Equal("disk severity:warning", query.With("severity:warning").Text);
        Assert.Equal("disk", query.Without("severity").Text);
        Assert.Throws<ArgumentException>(() => query.With("disk"));
        Assert.Throws<ArgumentException>(() => query.With("nope:1"));
    }

    [Theory]
    [InlineData("disk tag:a", false)]
    [InlineData("disk -is:open", true)]
    public void A_query_says_whether_it_asks_for_what_people_did(string text, bool needs)
    {
        Assert.True(Query.TryParse(text, out var query, out _));

        Assert.Equal(needs, query.NeedsState);
    }

    [Fact]
    public void A_time_long_ago_is_before_everything() => Assert.True(Matches("since:2147483647w"));

    private static bool Matches(string text)
    {
        Assert.True(Query.TryParse(text, out var query, out var error), error?.Message);
        return query.Matches(Sample(), new QueryContext(s_now));
    }

    private static Notification Sample() => new()
    {
        Id = "3f9a-7",
        Stream = "payments",
        Severity = Severity.Error,
        Title = "Disk full on db1",
        Body = "The Café's disc",
        Tags = ["db", "storage"],
        Source = "web 1",
        Key = "disk-db1",
        Status = NotificationStatus.Firing,
        PublishedAt = s_now.AddMinutes(-10),
    };
}
