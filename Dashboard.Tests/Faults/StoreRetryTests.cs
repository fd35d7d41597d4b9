using System.Net.Http.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>A publisher that does not know whether its notification arrived sends it again under the same key.</summary>
public sealed class StoreRetryTests
{
    [Fact]
    public async Task A_publish_whose_answer_was_lost_is_one_notification_however_often_it_is_tried_again()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await using var proxy = new StoreProxy(server.Url, answersToLose: 3);
        var lost = 0;
        PublishReceipt? receipt = null;
        while (receipt is null)
        {
            try
            {
                receipt = await PublishAsync(proxy.Url, "paid", "order-7");
            }
            catch (HttpRequestException)
            {
                lost++;
            }
        }

        await server.PublishAsync("ops", "next");

        Assert.Equal(3, lost);
        Assert.Equal(["paid", "next"], await subscription.TitlesAsync(2));
        Assert.Equal(receipt.Id, subscription.Events.First(one => one.Type == EventTypes.Message).LastEventId);
    }

    [Fact]
    public async Task A_hundred_parallel_retries_are_one_notification_and_all_get_its_id()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");

        var receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => PublishAsync(server.Url, "paid", "order-7"))));
        await server.PublishAsync("ops", "next");

        Assert.Single(receipts.Select(receipt => (receipt.Id, receipt.PublishedAt)).Distinct());
        Assert.Equal(["paid", "next"], await subscription.TitlesAsync(2));
        Assert.Equal("""["paid","next"]""", await TitlesAsync(server));
    }

    private static async Task<PublishReceipt> PublishAsync(Uri server, string title, string key)
    {
        // A connection of its own: what one reuses, the client itself sends again where it breaks.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/streams/ops/notifications"))
        {
            Content = new StringContent(title),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt))!;
    }

    private static async Task<string> TitlesAsync(TestServer server)
    {
        var stored = await server.Http.GetFromJsonAsync(
            new Uri("/api/streams/ops/notifications", UriKind.Relative), ContractsJson.Default.IReadOnlyListNotification);
        return System.Text.Json.JsonSerializer.Serialize(stored!.Reverse().Select(one => one.Title));
    }
}
