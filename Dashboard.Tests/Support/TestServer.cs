using System.Net.Http.Json;
using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Tests.Support;

/// <summary>The whole server in this process, on real Kestrel at a free port, with a database file of its own.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TempFolder? _ownFolder;
    private readonly WebApplication _app;

    private TestServer(WebApplication app, TempFolder? ownFolder)
    {
        _app = app;
        _ownFolder = ownFolder;
        Url = new Uri(app.Urls.Single());
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">Settings such as <c>Sse:MaxConnections=1</c>.</param>
    /// <param name="time">A clock to replace the system's.</param>
    /// <param name="folder">The log's folder, where a test needs to open it again.</param>
    /// <param name="adapt">Replaces other edges.</param>
    public static async Task<TestServer> StartAsync(
        IEnumerable<string>? settings = null, TimeProvider? time = null, string? folder = null, Action<IServiceCollection>? adapt = null)
    {
        var ownFolder = folder is null ? new TempFolder() : null;
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--EventLog:Directory={folder ?? ownFolder!.FullPath}",
            "--Diagnostics:ProxiedUrl=",
            "--Diagnostics:Monitor:Enabled=false",
            "--Logging:LogLevel:Default=Warning",
            .. (settings ?? []).Select(setting => "--" + setting),
        ];
        var options = new WebApplicationOptions
        {
            Args = args,
            ApplicationName = "Dashboard.Server",
            ContentRootPath = Repository.PathTo("Dashboard.Server"),
        };
        var app = DashboardHost.Build(options, services =>
        {
            if (time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(time));
            }

            adapt?.Invoke(services);
        });
        await app.StartAsync();
        return new TestServer(app, ownFolder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Publishes a notification that has only a title.</summary>
    public Task<PublishReceipt> PublishAsync(string stream, string title) =>
        PublishAsync(stream, new StringContent(title, Encoding.UTF8, "text/plain"));

    /// <summary>Publishes JSON.</summary>
    public Task<PublishReceipt> PublishAsync(string stream, object notification) =>
        PublishAsync(stream, JsonContent.Create(notification));

    /// <summary>Subscribes, and waits until the first bytes are there.</summary>
    public Task<TestSubscription> SubscribeAsync(string pathAndQuery, string? lastEventId = null) =>
        TestSubscription.OpenAsync(new Uri(Url, pathAndQuery), lastEventId);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _ownFolder?.Dispose();
    }

    /// <summary>Stops the server as Ctrl-C does.</summary>
    public Task StopAsync() => _app.StopAsync();

    private async Task<PublishReceipt> PublishAsync(string stream, HttpContent content)
    {
        using var response = await Http.PostAsync(new Uri($"/api/streams/{stream}/notifications", UriKind.Relative), content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt))!;
    }
}
