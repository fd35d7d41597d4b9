using Dashboard.Bench.Scenarios;

namespace Dashboard.Tests.Bench;

public sealed class FilterWordsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(FilterWords.Topics)]
    public void A_thousand_phrases_differ_and_each_matches_the_events_of_its_topic_only(int topics)
    {
        string[] phrases = [.. FilterWords.Phrases(1_000, topics).Select(Uri.UnescapeDataString)];

        Assert.Equal(1_000, phrases.Distinct().Count());
        Assert.All(phrases.Index(), phrase => Assert.All(Enumerable.Range(0, topics), topic =>
            Assert.Equal(phrase.Index % topics == topic, FilterWords.Text.Replace("{stream}", $"{topic}").Contains(phrase.Item))));
    }
}
