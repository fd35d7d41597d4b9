using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Compares what publishers were told with what the log holds and with what subscribers saw.</summary>
internal static class StoreLedger
{
    private const int PageSize = 500;

    /// <summary>All of a stream, oldest first, as programs read it.</summary>
    public static async Task<IReadOnlyList<StoreEntry>> ReadAllAsync(StoreServer server, string stream = StoreStorm.Stream)
    {
        var entries = new List<StoreEntry>();
        for (var last = PageSize; last > 0;)
        {
            var before = entries.Count > 0 ? $"&before={entries[^1].Id}" : "";
            var json = await server.Http.GetStringAsync(
                new Uri($"/api/streams/{stream}/notifications?limit={PageSize}{before}", UriKind.Relative));
            using var page = JsonDocument.Parse(json);
            last = page.RootElement.GetArrayLength();
            entries.AddRange(page.RootElement.EnumerateArray().Select(one =>
                new StoreEntry(one.GetProperty("id").GetString()!, one.GetProperty("title").GetString()!, one.GetRawText())));
        }

        entries.Reverse();
        return entries;
    }

    /// <summary>Nothing that was acknowledged is missing, nothing is there twice, and the order is each publisher's own.</summary>
    /// <param name="storm">What publishers were told.</param>
    /// <param name="stored">What there is.</param>
    /// <param name="undecided">Answers that count for nothing, so that what they acknowledge may be missing.</param>
    public static void AssertKept(StoreStorm storm, IReadOnlyList<StoreEntry> stored, IReadOnlyCollection<StoreReceipt>? undecided = null)
    {
        var excused = (undecided ?? []).Select(one => one.Title).ToHashSet(StringComparer.Ordinal);
        var lost = Lost(storm, stored).Where(one => !excused.Contains(one.Title)).ToList();
        Assert.True(lost.Count == 0, $"{lost.Count} of {storm.Count} that were acknowledged are gone, such as {(lost.Count > 0 ? lost[0] : null)}.");
        Assert.Empty(stored.CountBy(one => one.Title).Where(one => one.Value > 1));
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(position => (long)position), stored.Select(Position));
        foreach (var publisher in stored.GroupBy(one => PublisherOf(one.Title)))
        {
            var numbers = publisher.Select(one => int.Parse(one.Title.Split('-')[1])).ToArray();
            Assert.Equal(numbers.Order(), numbers);
            if (StoreStorm.Retries(publisher.Key))
            {
                Assert.Empty(Enumerable.Range(0, numbers[^1]).Except(numbers).Where(number => !excused.Contains($"{publisher.Key}-{number}")));
            }
        }

        foreach (var publisher in storm.Acknowledged.Where(one => !excused.Contains(one.Title)).GroupBy(one => one.Publisher))
        {
            var positions = publisher.Select(one => one.EventId.Position).ToArray();
            Assert.Equal(positions.Order(), positions);
        }
    }

    /// <summary>What was acknowledged and is not there, or is something else now.</summary>
    public static IReadOnlyList<StoreReceipt> Lost(StoreStorm storm, IReadOnlyList<StoreEntry> stored)
    {
        var titles = stored.ToDictionary(one => one.Id, one => one.Title, StringComparer.Ordinal);
        return [.. storm.Acknowledged.Where(one => titles.GetValueOrDefault(one.Id) != one.Title)];
    }

    /// <summary>Every subscriber got every event once, as it is stored, in order, and was told of no gap.</summary>
    public static async Task AssertSeenAsync(IEnumerable<StoreSubscriber> subscribers, IReadOnlyList<StoreEntry> stored)
    {
        foreach (var subscriber in subscribers)
        {
            await Eventually.True(() => subscriber.LastEventId == stored[^1].Id, $"a subscriber has reached {stored[^1].Id}");
            var events = subscriber.Events;
            Assert.Equal([EventTypes.Message], events.Select(one => one.Type).Distinct());
            Assert.Equal(stored.Select(one => one.Id), events.Select(one => one.LastEventId));
            Assert.Equal(stored.Select(one => one.Json), events.Select(one => one.Data));
        }
    }

    private static int PublisherOf(string title) => int.Parse(title.Split('-')[0]);

    private static long Position(StoreEntry entry) => EventId.TryParse(entry.Id, out var id) ? id.Position : 0;
}
