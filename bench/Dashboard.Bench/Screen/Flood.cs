using System.Net.Http.Json;

namespace Dashboard.Bench.Screen;

/// <summary>Publishes notifications that say when they were published, at a rate, over one connection or a few.</summary>
internal sealed class Flood(Uri server) : IDisposable
{
    private const int AtOnce = 16;

    private static readonly string[] s_severities = ["debug", "info", "info", "warning", "error", "critical"];

    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = AtOnce }) { BaseAddress = server };
    private int _number;

    /// <summary>Publishes for some time; what is due is sent together twenty times a second.</summary>
    /// <returns>How many were acknowledged.</returns>
    public async Task<int> RunAsync(int perSecond, TimeSpan time, CancellationToken token)
    {
        var (began, sent) = (TimeProvider.System.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(s_beat);
        while (TimeProvider.System.GetElapsedTime(began) is var elapsed && elapsed < time)
        {
            var due = (int)(perSecond * elapsed.TotalSeconds) - sent;
            await Parallel.ForAsync(0, due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, PublishAsync);
            sent += due;
            await timer.WaitForNextTickAsync(token);
        }

        return sent;
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask PublishAsync(int place, CancellationToken token)
    {
        var number = Interlocked.Increment(ref _number);
        using var answer = await _http.PostAsJsonAsync(
            new Uri($"/api/streams/load{number % 5}/notifications", UriKind.Relative),
            new
            {
                title = new FloodTitle(number, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).ToString(),
                severity = s_severities[number % s_severities.Length],
                source = $"host-{number % 40}",
                tags = (string[])[$"tag{number % 7}", "flood"],
            },
            token);
        answer.EnsureSuccessStatusCode();
    }
}
