using System.Collections.Concurrent;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.Monitor;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class WatchNotifierTests : IAsyncLifetime
{
    private static readonly Uri s_page = new("http://127.0.0.1/diagnostics");
    private static readonly Verdict s_verdict = new(VerdictState.Faulty, "nginx holds events back.", []);
    private static readonly WatchNotification s_firing = WatchNotification.Of(WatchState.Faulty, s_verdict, s_page);
    private static readonly WatchNotification s_resolved = WatchNotification.Of(WatchState.Healthy, s_verdict, s_page);

    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<(string Key, string Body)> _posts = new();
    private readonly WebApplication _log = Build();
    private FrontDoor? _door;
    private WatchNotifier? _notifier;
    private int _status = 201;
    private string _told = "[]";

    public async ValueTask InitializeAsync()
    {
        _log.MapGet("/api/streams/_diagnostics/notifications", () => Results.Content(_told, "application/json"));
        _log.MapPost("/api/streams/_diagnostics/notifications", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _posts.Enqueue((request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
            return Results.StatusCode(_status);
        });
        await _log.StartAsync();
        _door = new FrontDoor(new FixedServerAddress(new Uri(_log.Urls.Single())), new ServerKey());
        _notifier = new WatchNotifier(
            _door, Options.Create(new MonitorOptions { NotifyAttempts = 3 }), _time, new LoggerFactory().CreateLogger<WatchNotifier>());
    }

    public async ValueTask DisposeAsync()
    {
        _door?.Dispose();
        await _log.DisposeAsync();
    }

    [Fact]
    public async Task A_log_that_refuses_is_asked_again_later_with_the_same_key_and_not_for_ever()
    {
        _status = 503;
        _notifier!.Tell(s_firing);
        await SendAsync();
        await SendAsync();
        Assert.Single(_posts);

        for (var minute = 0; minute < 10; minute++)
        {
            await SendAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(3, _posts.Count);
        Assert.Single(_posts.Select(post => post.Key).Distinct());
    }

    [Fact]
    public async Task Two_changes_are_told_a_minute_apart_and_of_what_waits_only_the_latest()
    {
        _notifier!.Tell(s_firing);
        await SendAsync();
        _notifier.Tell(s_resolved);
        _notifier.Tell(s_firing);
        _notifier.Tell(s_resolved);
        await SendAsync(TimeSpan.FromSeconds(59));
        Assert.Single(_posts);

        await SendAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["firing", "resolved"], _posts.Select(post => post.Body.Contains("\"firing\"", StringComparison.Ordinal) ? "firing" : "resolved"));
    }

    [Fact]
    public async Task A_healthy_path_is_only_told_where_a_fault_was_told_last_perhaps_before_a_restart()
    {
        _notifier!.Tell(s_resolved);
        await SendAsync();
        Assert.Empty(_posts);

        _told = """[{"id":"a-1","stream":"_diagnostics","severity":"error","title":"x","key":"proxy-path","status":"firing","publishedAt":"2026-11-22T12:00:00Z"}]""";
        var restarted = new WatchNotifier(
            _door!, Options.Create(new MonitorOptions()), _time, new LoggerFactory().CreateLogger<WatchNotifier>());
        restarted.Tell(s_resolved);
        await restarted.SendAsync(CancellationToken.None);

        Assert.Contains("\"resolved\"", Assert.Single(_posts).Body, StringComparison.Ordinal);
    }

    private Task SendAsync(TimeSpan later = default)
    {
        _time.Advance(later);
        return _notifier!.SendAsync(CancellationToken.None);
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
