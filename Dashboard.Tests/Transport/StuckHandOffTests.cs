using System.Net.Sockets;
using System.Text;
using Dashboard.Server.Transport;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Transport;

/// <summary>A socket is to be taken whose client reads nothing of what was flushed before.</summary>
public sealed class StuckHandOffTests : IAsyncLifetime
{
    /// <summary>More than the kernel takes for a client that reads nothing.</summary>
    private const int Large = 20_000_000;

    private readonly OpenSockets _open = new(8);
    private readonly CancellationTokenSource _giveUp = new();
    private readonly TaskCompletionSource<Task<TakenSocket?>> _taking = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IConnectionLifetimeFeature? _connection;
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddTransport(null).AddSingleton(_open);
        _app = builder.Build();
        _app.MapGet("/take", TakeAsync);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _giveUp.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Waiting_for_it_can_be_ended_from_outside(bool byTheConnection)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        var url = new Uri(_app!.Urls.Single());
        await client.ConnectAsync(url.Host, url.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes("GET /take HTTP/1.1\r\nHost: x\r\n\r\n"));
        var taking = await _taking.Task.WaitAsync(Eventually.Limit);
        var waited = !taking.IsCompleted;

        if (byTheConnection)
        {
            _connection!.Abort();
        }
        else
        {
            await _giveUp.CancelAsync();
        }

        Assert.True(waited);
        Assert.Null(await taking.WaitAsync(Eventually.Limit));
        await Eventually.True(() => _open.Count == 0, "the socket is closed, once");
    }

    private async Task TakeAsync(HttpContext context)
    {
        context.Features.Get<IHttpMinResponseDataRateFeature>()!.MinDataRate = null;
        _connection = context.Features.Get<IConnectionLifetimeFeature>();
        var writing = context.Response.Body.WriteAsync(new byte[Large]).AsTask();
        var taking = context.Features.Get<ISocketHandOff>()!.TakeAsync(_giveUp.Token).AsTask();
        _taking.SetResult(taking);
        await taking;
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
