using System.Net;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;

namespace Dashboard.Tests.Support;

/// <summary>An answer of the history, read as a client reads it.</summary>
internal sealed record HistoryAnswer(IReadOnlyList<Notification> Notifications, string? Complete, string? Reached, string? Next)
{
    /// <summary>The titles, newest first.</summary>
    public string Titles => string.Join(", ", Notifications.Select(one => one.Title));

    public static async Task<HistoryAnswer> ReadAsync(TestServer server, string pathAndQuery)
    {
        using var response = await server.Http.GetAsync(new Uri(pathAndQuery, UriKind.Relative));
        var json = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{pathAndQuery}: {response.StatusCode} {json}");
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
        return new HistoryAnswer(
            JsonSerializer.Deserialize(json, ContractsJson.Default.IReadOnlyListNotification)!,
            Header("Dashboard-Search-Complete"),
            Header("Dashboard-Search-Reached"),
            Header("Link")?.Split("<>".ToCharArray())[1]);
    }

    /// <summary>Searches all public streams for a query.</summary>
    public static Task<HistoryAnswer> SearchAsync(TestServer server, string query) =>
        ReadAsync(server, $"/api/notifications?q={Uri.EscapeDataString(query)}");

    /// <summary>Reads page after page, as far as the links lead.</summary>
    public static async Task<IReadOnlyList<HistoryAnswer>> ReadAllAsync(TestServer server, string pathAndQuery)
    {
        var pages = new List<HistoryAnswer>();
        for (var next = pathAndQuery; next is not null; next = pages[^1].Next)
        {
            Assert.True(pages.Count < 1_000, "the links lead to an end");
            pages.Add(await ReadAsync(server, next));
        }

        return pages;
    }

    /// <summary>Waits until the index has reached the end of the log.</summary>
    public static Task IndexedAsync(TestServer server) => Eventually.True(
        () => server.Get<IndexFile>() is { Usable: true } index && index.UpTo == server.Get<IEventLog>().Bounds.Last,
        "everything is indexed");
}
