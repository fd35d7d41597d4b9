using System.Text;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Bench;

/// <summary>
/// A hub that does everything wrong that a checker must see: for each subscriber it drops event 5, repeats 7, swaps 9 and
/// 10, adds an event of its own and a comment, and cuts lines in two writes; and it closes one subscriber after event 20.
/// </summary>
internal sealed class MisbehavingHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<Subscriber> _subscribers = [];
    private int _published = -1;

    private MisbehavingHub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.ToString());
        _app = builder.Build();
        _app.MapGet("/", SubscribeAsync);
        _app.MapPost("/", PublishAsync);
    }

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public static async Task<MisbehavingHub> StartAsync()
    {
        var hub = new MisbehavingHub();
        await hub._app.StartAsync();
        return hub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task SubscribeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.Body.FlushAsync();
        var subscriber = new Subscriber(context.Response, new TaskCompletionSource());
        await using var left = context.RequestAborted.Register(() => subscriber.Closed.TrySetResult());
        lock (_subscribers)
        {
            _subscribers.Add(subscriber);
        }

        await subscriber.Closed.Task;
    }

    private async Task PublishAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var frame = $"data: {{\"x\":\"{await reader.ReadToEndAsync()}\"}}\r\n\r\n";
        var number = Interlocked.Increment(ref _published);
        foreach (var (index, subscriber) in _subscribers.Index().Where(one => !one.Item.Closed.Task.IsCompleted))
        {
            foreach (var text in Instead(number, frame, subscriber))
            {
                await WriteAsync(subscriber, text);
            }

            if (number == 20 && index == 3)
            {
                subscriber.Closed.SetResult();
            }
        }
    }

    private static string[] Instead(int number, string frame, Subscriber subscriber)
    {
        switch (number)
        {
            case 5:
                return [];
            case 9:
                subscriber.Held = frame;
                return [];
            case 7:
                return [frame, frame];
            case 10:
                return [frame, subscriber.Held];
            case 11:
                return [frame, "data: hello\n\n", ": ping\n\n"];
            default:
                return [frame];
        }
    }

    private static async Task WriteAsync(Subscriber subscriber, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var cut = Math.Min(13, bytes.Length);
        await subscriber.Response.Body.WriteAsync(bytes.AsMemory(0, cut));
        await subscriber.Response.Body.FlushAsync();
        await subscriber.Response.Body.WriteAsync(bytes.AsMemory(cut));
        await subscriber.Response.Body.FlushAsync();
    }

    private sealed record Subscriber(HttpResponse Response, TaskCompletionSource Closed)
    {
        public string Held { get; set; } = "";
    }
}
