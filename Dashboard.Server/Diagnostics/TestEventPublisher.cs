using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;

namespace Dashboard.Server.Diagnostics;

/// <summary>Publishes test events through the server's own front door, so that they travel the whole way.</summary>
internal sealed class TestEventPublisher(IServerAddress address, ServerKey key, TimeProvider time) : IDisposable
{
    /// <summary>More at once would be a load test, which belongs elsewhere.</summary>
    public const int MaxCount = 100;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public async Task PublishAsync(int count, TimeSpan interval, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        using var timer = new PeriodicTimer(interval, time);
        for (var number = 1; number <= count; number++)
        {
            await PublishOneAsync($"Test event {number} of {count}", cancellationToken);
            if (number < count)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PublishOneAsync(string title, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(address.Direct, $"/api/streams/{StreamName.Probe}/notifications"))
        {
            Content = new StringContent(title, Encoding.UTF8, "text/plain"),
        };
        key.AddTo(request);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
