using System.Globalization;
using System.Net.Http.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

public sealed class KillTests
{
    private const int Publishers = 8;
    private const int Each = 125;

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_the_restart_in_order_and_once()
    {
        using var folder = new TempFolder();
        var acknowledged = await PublishUntilKilledAsync(folder.FullPath);
        var port = FreePort.Next();
        await using var again = await ServerProcess.StartReadyAsync(port, folder.FullPath, "--Logging:LogLevel:Default=Warning");

        var stored = await ReadAllAsync(port);

        Assert.InRange(acknowledged.Count, 300, (Publishers * Each) - 1);
        var byId = stored.ToDictionary(one => one.Id, one => one.Title, StringComparer.Ordinal);
        Assert.Equal(acknowledged.Select(one => one.Title), acknowledged.Select(one => byId.GetValueOrDefault(one.Id)));

        // What was written but not acknowledged may be there as well: each publisher had one such at the most.
        Assert.InRange(stored.Count, acknowledged.Count, acknowledged.Count + Publishers);
        Assert.Equal(stored.Count, stored.Select(one => one.Title).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(position => (long)position), stored.Select(one => Position(one.Id)));
        foreach (var publisher in stored.GroupBy(one => one.Title.Split('-')[0], StringComparer.Ordinal))
        {
            Assert.Equal(Enumerable.Range(0, publisher.Count()).Select(number => $"{publisher.Key}-{number}"), publisher.Select(one => one.Title));
        }
    }

    private static async Task<List<(string Id, string Title)>> PublishUntilKilledAsync(string folder)
    {
        var port = FreePort.Next();
        await using var server = await ServerProcess.StartReadyAsync(port, folder, "--Logging:LogLevel:Default=Warning");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var acknowledged = new List<(string Id, string Title)>();
        await Task.WhenAll(Enumerable.Range(0, Publishers).Select(async publisher =>
        {
            try
            {
                for (var number = 0; number < Each; number++)
                {
                    var title = $"{publisher}-{number}";
                    using var response = await http.PostAsync(new Uri("/api/streams/ops/notifications", UriKind.Relative), new StringContent(title));
                    var receipt = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt);
                    lock (acknowledged)
                    {
                        acknowledged.Add((receipt!.Id, title));
                        if (acknowledged.Count == 300)
                        {
                            server.Signal(ChildProcess.Kill);
                        }
                    }
                }
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        }));
        return acknowledged;
    }

    /// <summary>Oldest first; one page holds more than was written.</summary>
    private static async Task<IReadOnlyList<Notification>> ReadAllAsync(int port)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var page = await http.GetFromJsonAsync(
            new Uri($"http://127.0.0.1:{port}/api/streams/ops/notifications?limit=500"), ContractsJson.Default.IReadOnlyListNotification);
        return [.. page!.Reverse()];
    }

    private static long Position(string id) =>
        long.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
