using System.Net;
using System.Net.WebSockets;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>
/// A viewer without a browser: it loads the Live page, opens a circuit for it, takes and acknowledges every rendering, and answers
/// what the page asks of the browser. The server does for it all that it does for a browser, and nobody paints.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly HubSocket _hub;
    private readonly PageMarkers _page;
    private readonly TimeProvider _time;
    private readonly BrowserAnswers _browser = new();
    private readonly CancellationTokenSource _left = new();
    private Task _living = Task.CompletedTask;
    private string? _secret;
    private long _lastBatchAt;

    private Circuit(HttpClient http, HubSocket hub, PageMarkers page, TimeProvider time) =>
        (_http, _hub, _page, _time, _lastBatchAt, Sightings) = (http, hub, page, time, time.GetTimestamp(), new Sightings(time));

    /// <summary>What it was shown.</summary>
    public Sightings Sightings { get; }

    /// <summary>Since the last rendering came.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Volatile.Read(ref _lastBatchAt));

    /// <summary>Why it lives no longer, in words; null while it does.</summary>
    public string? Trouble => _living.IsCompleted ? _living.Exception?.InnerException?.Message ?? "it ended" : null;

    /// <summary>Loads the page and begins its circuit, which then lives by itself.</summary>
    public static async Task<Circuit> OpenAsync(Uri server, TimeProvider time, CancellationToken token)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() }) { BaseAddress = server };
        try
        {
            var page = PageMarkers.Parse(await http.GetStringAsync(server, token));
            var circuit = new Circuit(http, await HubSocket.ConnectAsync(http, token), page, time);
            circuit._living = circuit.LiveAsync(circuit._left.Token);
            return circuit;
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }

    /// <summary>Leaves as a browser does whose tab is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(s_goodbye);
        try
        {
            if (_secret is not null)
            {
                using var form = new MultipartFormDataContent { { new StringContent(_secret), "circuitId" } };
                using var answer = await _http.PostAsync(new Uri("_blazor/disconnect", UriKind.Relative), form, limit.Token);
            }

            await _hub.CloseAsync(limit.Token);
        }
        catch (Exception error) when (error is HttpRequestException or WebSocketException or OperationCanceledException)
        {
            // The server has gone first.
        }

        await _left.CancelAsync();
        await _living.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _hub.Dispose();
        _http.Dispose();
        _left.Dispose();
    }

    /// <summary>Ends with the first of the two that ends, and with its reason.</summary>
    private async Task LiveAsync(CancellationToken token)
    {
        var server = _http.BaseAddress!.AbsoluteUri;
        await _hub.SendAsync(HubFrames.Frame(HubMessageType.Ping), token);
        await _hub.SendAsync(HubFrames.Call("0", "StartCircuit", server, server, "[]", _page.State), token);
        await await Task.WhenAny(ReadAsync(token), _hub.PingAsync(token));
    }

    private async Task ReadAsync(CancellationToken token)
    {
        while (true)
        {
            foreach (var message in HubFrames.Read(await _hub.ReceiveAsync(token)))
            {
                await TakeAsync(message, token);
            }
        }
    }

    private Task TakeAsync(object?[] message, CancellationToken token)
    {
        switch (message)
        {
            case [HubMessageType.Invocation, _, _, string method, object?[] arguments, ..]:
                return TakeCallAsync(method, arguments, token);
            case [HubMessageType.Completion, _, _, _, string secret]:
                _secret = secret;
                return Task.CompletedTask;
            case [HubMessageType.Completion, .. var rest]:
                throw new BenchException($"no circuit was opened: {string.Join(' ', rest.OfType<string>())}");
            case [HubMessageType.Close, .. var rest]:
                throw new BenchException($"the hub closed the circuit: {string.Join(' ', rest.OfType<string>())}");
            default:
                return Task.CompletedTask;
        }
    }

    private Task TakeCallAsync(string method, object?[] arguments, CancellationToken token)
    {
        switch (method, arguments)
        {
            case ("JS.RenderBatch", [long batch, ReadOnlyMemory<byte> bytes]):
                Sightings.Take(bytes.Span);
                Volatile.Write(ref _lastBatchAt, _time.GetTimestamp());
                return _hub.SendAsync(HubFrames.Call(null, "OnRenderCompleted", batch, null), token);
            case ("JS.BeginInvokeJS", _):
                return AnswerAsync(JsCall.Of(arguments), token);
            case ("JS.EndInvokeDotNet", [_, false, .. var rest]):
                throw new BenchException($"the page refused what the browser told it: {string.Join(' ', rest.OfType<string>())}");
            case ("JS.Error", _):
                throw new BenchException($"the circuit failed: {string.Join(' ', arguments.OfType<string>())}");
            default:
                return Task.CompletedTask;
        }
    }

    private async Task AnswerAsync(JsCall call, CancellationToken token)
    {
        if (call.Function == "Blazor._internal.attachWebRendererInterop")
        {
            await _hub.SendAsync(HubFrames.Call(null, "UpdateRootComponents", _page.Operations(), _page.State), token);
        }

        if (call.Handle != 0)
        {
            var answer = $"[{call.Handle},true,{_browser.Answer(call)}]";
            await _hub.SendAsync(HubFrames.Call(null, "EndInvokeJSFromDotNet", call.Handle, true, answer), token);
        }

        if (BrowserAnswers.CallBack(call) is { } callBack)
        {
            await _hub.SendAsync(HubFrames.Call(null, "BeginInvokeDotNetFromJS", callBack), token);
        }
    }
}
