using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Publishes to <see cref="StreamName.Diagnostics"/> over HTTP, like any other program, so that what is told travels the whole way.</summary>
internal sealed class FrontDoor(IServerAddress address, ServerKey key) : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = s_limit };

    private Uri Stream => new(address.Direct, $"/api/streams/{StreamName.Diagnostics}/notifications");

    /// <summary>Publishes a notification, once, however often it is tried.</summary>
    /// <exception cref="HttpRequestException">It was refused, or nobody answered.</exception>
    public async Task PublishAsync(WatchNotification notification, string attemptsOf, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Stream) { Content = JsonContent.Create(notification, options: s_json) };
        request.Headers.Add("Idempotency-Key", attemptsOf);
        key.AddTo(request);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Whether the condition held by what was told last, perhaps before a restart.</summary>
    /// <exception cref="HttpRequestException">Nobody could tell.</exception>
    public async Task<bool> WasFiringAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Stream, "?limit=1"));
        key.AddTo(request);
        using var response = await _http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var told = await response.Content.ReadFromJsonAsync(ContractsJson.Default.IReadOnlyListNotification, cancellationToken);
        return told is [{ Key: WatchNotification.Condition, Status: NotificationStatus.Firing }, ..];
    }

    public void Dispose() => _http.Dispose();
}
