namespace Dashboard.Bench.Scenarios;

/// <summary>
/// A text and as many different phrases of it as there are subscribers: each phrase is a run of one to eight neighbouring
/// words, so it matches whether a filter looks for the phrase or for its words. Each word ends with the event's topic; with
/// several topics a phrase matches only the events of its own.
/// </summary>
internal static class FilterWords
{
    public const int Topics = 10;

    private const int Words = 130;

    private const int LongestPhrase = 8;

    /// <summary>A template of the load generator, whose stream is the topic.</summary>
    public static string Text { get; } = string.Join(' ', Enumerable.Range(0, Words).Select(word => Word(word) + "{stream}"));

    /// <summary>Subscriber i's phrase, as it stands in an address; its topic is i modulo topics.</summary>
    public static IEnumerable<string> Phrases(int count, int topics) =>
        Enumerable.Range(0, count).Select(subscriber => Phrase(subscriber / topics, subscriber % topics));

    private static string Phrase(int number, int topic)
    {
        var length = 1;
        while (length < LongestPhrase && number >= Words - length + 1)
        {
            number -= Words - length + 1;
            length++;
        }

        return string.Join("%20", Enumerable.Range(number, length).Select(word => $"{Word(word)}{topic}"));
    }

    private static string Word(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
