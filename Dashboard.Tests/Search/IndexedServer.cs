using Dashboard.Tests.Support;

namespace Dashboard.Tests.Search;

/// <summary>A server that finds its few notifications by the index alone: reading the log itself, it would stop after one.</summary>
public sealed class IndexedServer : IAsyncLifetime
{
    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(["Search:MaxScanned=1", "Search:GatherFor=00:00:00.01"]);
        await Server.PublishAsync("ops", new { title = "disk 1", tags = new[] { "db", "dba" }, source = "web 1", key = "disk-db1", status = "firing" });
        await Server.PublishAsync("ops", "障害発生");
        await Server.PublishAsync("ops", new { title = "disk 3", severity = "error", tags = new[] { "dba" } });
        await Server.PublishAsync("other", new { title = "cpu", severity = "critical", tags = new[] { "db" } });
        await Server.PublishAsync("other", new { title = "disk 5", body = "ends here" });
        await HistoryAnswer.IndexedAsync(Server);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
