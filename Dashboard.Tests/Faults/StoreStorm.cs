using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Faults;

/// <summary>
/// Publishers that go on through every failure. Each has one notification on its way at a time: the even ones send it
/// again under the same idempotency key until it is acknowledged, the odd ones have no key and go on to the next.
/// </summary>
internal sealed class StoreStorm : IAsyncDisposable
{
    public const string Stream = "storm";

    private readonly StoreServer _server;
    private readonly string _body;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<StoreReceipt> _acknowledged = new();
    private readonly ConcurrentQueue<StoreRefusal> _refused = new();
    private readonly Task _publishing;

    /// <param name="server">Where to.</param>
    /// <param name="publishers">How many at once.</param>
    /// <param name="bodyBytes">How much text each notification carries.</param>
    public StoreStorm(StoreServer server, int publishers, int bodyBytes = 0)
    {
        _server = server;
        _body = new string('x', bodyBytes);
        _publishing = Task.WhenAll(Enumerable.Range(0, publishers).Select(publisher => Task.Run(() => PublishAllAsync(publisher))));
    }

    public int Count => _acknowledged.Count;

    /// <summary>In the order in which the answers came.</summary>
    public IReadOnlyList<StoreReceipt> Acknowledged => [.. _acknowledged];

    public IReadOnlyList<StoreRefusal> Refused => [.. _refused];

    public static bool Retries(int publisher) => publisher % 2 == 0;

    /// <summary>Lets what is on its way be answered, and publishes nothing more.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _publishing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task PublishAllAsync(int publisher)
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            try
            {
                while (!await TryPublishAsync(publisher, number))
                {
                    await _server.UpAsync(_stop.Token);
                    number += Retries(publisher) ? 0 : 1;
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // The last one stays without an answer.
            }
        }
    }

    private async Task<bool> TryPublishAsync(int publisher, int number)
    {
        var started = Stopwatch.GetTimestamp();
        var title = $"{publisher}-{number}";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Url, $"/api/streams/{Stream}/notifications"))
        {
            Content = new StringContent($"{title}\n{_body}", Encoding.UTF8, "text/plain"),
        };
        if (Retries(publisher))
        {
            request.Headers.Add("Idempotency-Key", title);
        }

        try
        {
            using var response = await _http.SendAsync(request);
            if (response.IsSuccessStatusCode)
            {
                var receipt = await response.Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt);
                _acknowledged.Enqueue(new StoreReceipt(publisher, number, receipt!.Id, started, Stopwatch.GetTimestamp()));
                return true;
            }

            var text = await response.Content.ReadAsStringAsync();
            _refused.Enqueue(new StoreRefusal((int)response.StatusCode, text, Stopwatch.GetTimestamp()));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            // The server is gone: whether it has taken the notification is what the tests are about.
        }

        return false;
    }
}
