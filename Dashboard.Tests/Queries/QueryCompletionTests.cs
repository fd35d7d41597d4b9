using Dashboard.Client.Queries;

namespace Dashboard.Tests.Queries;

public sealed class QueryCompletionTests
{
    private static readonly QueryVocabulary s_words = new(["ci", "payments", "pay-eu"], ["db", "disk full"], ["web-1"]);

    [Theory]
    [InlineData("s", "severity>=,stream:,source:,status:,since:")]
    [InlineData("disk -st", "stream:,status:")]
    [InlineData("stream:pay", "payments,pay-eu")]
    [InlineData("stream:eu", "pay-eu")]
    [InlineData("stream:ci,p", "payments,pay-eu")]
    [InlineData("severity>=e", "error,debug")]
    [InlineData("tag:", "db,\"disk full\"")]
    [InlineData("source:\"we", "web-1")]
    [InlineData("is:", "open,acknowledged,snoozed,muted")]
    [InlineData("since:1", "15m,1h")]
    [InlineData("payments", "")]
    [InlineData("\"s", "")]
    [InlineData("stream:ci", "")]
    public void The_end_of_a_query_suggests_fields_and_then_their_values(string text, string suggested) =>
        Assert.Equal(suggested, string.Join(',', QueryCompletion.Suggest(text, text.Length, s_words).Select(one => one.Insert)));

    [Theory]
    [InlineData("st disk", 2, "stream: disk", 7)]
    [InlineData("disk -stream:p tag:a", 14, "disk -stream:payments tag:a", 21)]
    [InlineData("tag:d", -1, "tag:db", 6)]
    public void A_suggestion_replaces_what_is_typed_at_the_caret(string text, int caret, string then, int thenCaret) =>
        Assert.Equal((then, thenCaret), QueryCompletion.Suggest(text, caret, s_words)[0].ApplyTo(text));
}
