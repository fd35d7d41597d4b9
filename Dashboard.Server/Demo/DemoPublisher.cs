using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Client.Contracts;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Demo;

/// <summary>Publishes the demo's notifications over HTTP, like any other program.</summary>
internal sealed partial class DemoPublisher(
    IServerAddress address, IHostApplicationLifetime lifetime, IOptions<DemoOptions> options, ILogger<DemoPublisher> logger)
    : BackgroundService
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await Started(stoppingToken);
        var script = new DemoScript(Random.Shared);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        while (!stoppingToken.IsCancellationRequested)
        {
            var (stream, notification) = script.Next();
            await PublishAsync(http, stream, notification, stoppingToken);
            var (from, to) = (options.Value.From, options.Value.To);
            await Task.Delay(from + ((to - from) * Random.Shared.NextDouble()), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(HttpClient http, string stream, DemoNotification notification, CancellationToken stopping)
    {
        try
        {
            using var response = await http.PostAsJsonAsync(
                new Uri(address.Direct, $"/api/streams/{stream}/notifications"), notification, s_json, stopping);
            if (!response.IsSuccessStatusCode)
            {
                Log.Refused(logger, (int)response.StatusCode);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The server stops, or is too busy for a demo: the next one may get through.
            Log.Failed(logger, failure.Message);
        }
    }

    private async Task Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A demo notification was refused with status {Status}.")]
        public static partial void Refused(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Debug, "A demo notification was not published: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
