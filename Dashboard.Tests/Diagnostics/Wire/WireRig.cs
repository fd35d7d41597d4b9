using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>A session, and a server whose every byte the test writes.</summary>
internal sealed class WireRig : IDisposable
{
    /// <summary>Servers of tests are on this machine.</summary>
    public static readonly AddressPolicy Here = new() { AllowsThisMachine = true };

    public const string Stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";

    public const string ChunkedStream = Stream + "Transfer-Encoding: chunked\r\n\r\n";

    public ScriptedStreamServer Server { get; } = new();

    public WireSession Session { get; } = new(TimeProvider.System, sharesClock: true);

    public WireRequest Request(Uri? url = null, WireLimits? limits = null, params HeaderField[] headers) =>
        new() { Url = url ?? Server.Url, Limits = limits ?? WireLimits.Default, Addresses = Here, Headers = headers };

    /// <summary>Opens a stream to the server, and waits until the server has its request.</summary>
    public async Task<(IWireStream Stream, ScriptedConnection Peer)> OpenAsync(WireLimits? limits = null)
    {
        var stream = Session.Open(Request(limits: limits));
        return (stream, await Server.AcceptAsync());
    }

    /// <summary>Opens a stream, answers with some text in one write, closes, and gives what was seen.</summary>
    public async Task<StreamObservation> SeeAsync(string answer, WireLimits? limits = null)
    {
        var (stream, peer) = await OpenAsync(limits);
        await peer.SendAsync(answer);
        peer.Close();
        return await EndAsync(stream);
    }

    /// <summary>Asks, answers with some text in one write, closes, and gives what was seen.</summary>
    public async Task<ExchangeObservation> ExchangeAsync(string answer, WireRequest? request = null)
    {
        var asking = Session.ExchangeAsync(request ?? Request(), CancellationToken.None);
        var peer = await Server.AcceptAsync();
        await peer.SendAsync(answer);
        peer.Close();
        return await asking.WaitAsync(Eventually.Limit);
    }

    public static async Task<StreamObservation> EndAsync(IWireStream stream)
    {
        await stream.Ended.WaitAsync(Eventually.Limit);
        return stream.Current;
    }

    /// <summary>Waits for so many reads of a stream.</summary>
    public static Task ReadsAsync(IWireStream stream, int count) =>
        Eventually.True(() => stream.Current.Reads.Count >= count, $"{count} reads");

    public static string Chunk(string data) => $"{data.Length:x}\r\n{data}\r\n";

    public void Dispose()
    {
        Session.Dispose();
        Server.Dispose();
    }
}
