using System.Diagnostics;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Publishes at a steady rate, as a publisher that tries again until it has its answer.</summary>
internal static class Storm
{
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(20);

    /// <param name="server">Where to.</param>
    /// <param name="count">How many notifications.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="body">What each carries besides its title.</param>
    public static async Task PublishAsync(Uri server, int count, int perSecond, string body = "")
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var pace = new PeriodicTimer(s_tick);
        var address = new Uri(server, "/api/streams/ops/notifications");
        var started = Stopwatch.GetTimestamp();
        for (var published = 0; published < count;)
        {
            var due = Math.Min(count, (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * perSecond) + 1);
            await Task.WhenAll(Enumerable.Range(published, Math.Max(0, due - published)).Select(number => PublishOneAsync(http, address, number, body)));
            published = Math.Max(published, due);
            await pace.WaitForNextTickAsync();
        }
    }

    /// <summary>An answer that was lost on the way is asked for again; the key keeps that from being a second event.</summary>
    private static Task PublishOneAsync(HttpClient http, Uri address, int number, string body)
    {
        var key = Guid.NewGuid().ToString("N");
        return Eventually.True(
            async () =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent($"{number}\n{body}") };
                request.Headers.Add("Idempotency-Key", key);
                try
                {
                    using var response = await http.SendAsync(request);
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            $"notification {number} is acknowledged");
    }
}
