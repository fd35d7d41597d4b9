using System.Net;
using System.Net.Sockets;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Finds the host of a URL, decides over its addresses, and connects to one of those it decided over.</summary>
internal static class Connector
{
    /// <exception cref="WireException">No connection came about.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static async Task<Socket> ConnectAsync(WireRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(request.Limits.Connect, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        IPAddress[]? addresses = null;
        try
        {
            addresses = Allowed(request, await ResolveAsync(request.Url, both.Token));
            return await ConnectAsync(addresses, request, time, both.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw addresses is null
                ? new WireException(StreamEnd.NameNotFound, $"The name server did not answer for {request.Url.IdnHost}.")
                : new WireException(StreamEnd.ConnectTimedOut, $"No connection within {request.Limits.Connect.TotalSeconds} s.");
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(Uri url, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(url.DnsSafeHost, out var literal))
        {
            return [literal];
        }

        try
        {
            return await Dns.GetHostAddressesAsync(url.IdnHost, cancellationToken);
        }
        catch (SocketException failure)
        {
            throw new WireException(StreamEnd.NameNotFound, failure.SocketErrorCode switch
            {
                SocketError.TryAgain => $"The name server did not answer for {url.IdnHost}.",
                _ => $"The name {url.IdnHost} is not known.",
            });
        }
        catch (ArgumentException)
        {
            throw new WireException(StreamEnd.NameNotFound, "The name of the host is not one that can be looked up.");
        }
    }

    private static IPAddress[] Allowed(WireRequest request, IPAddress[] addresses)
    {
        var refusals = addresses.Select(address => request.Addresses.Refusal(request.Url, address)).ToArray();
        IPAddress[] allowed = [.. addresses.Where((_, index) => refusals[index] is null)];
        return allowed.Length > 0 ? allowed : throw (refusals.FirstOrDefault() is { } refusal
            ? new WireException(StreamEnd.AddressForbidden, refusal)
            : new WireException(StreamEnd.NameNotFound, $"The name {request.Url.IdnHost} has no address."));
    }

    private static async Task<Socket> ConnectAsync(
        IPAddress[] addresses, WireRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        // Each gets its share of the time, so that one that does not answer leaves some for the next.
        var share = request.Limits.Connect / addresses.Length;
        WireException? last = null;
        foreach (var address in addresses)
        {
            try
            {
                return await ConnectAsync(new IPEndPoint(address, request.Url.Port), share, time, cancellationToken);
            }
            catch (WireException failure)
            {
                last = failure;
            }
        }

        throw last!;
    }

    private static async Task<Socket> ConnectAsync(
        IPEndPoint address, TimeSpan share, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(share, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            await socket.ConnectAsync(address, both.Token);
            return socket;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw FailureOf(failure, address);
        }
    }

    private static WireException FailureOf(Exception failure, IPEndPoint address) => failure switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            new WireException(StreamEnd.ConnectionRefused, $"Nobody listens at {address}."),
        SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
            new WireException(StreamEnd.Reset, $"{address} reset the connection at once."),
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.AddressNotAvailable } =>
            new WireException(StreamEnd.ConnectTimedOut, $"No way leads to {address} from here."),
        _ => new WireException(StreamEnd.ConnectTimedOut, $"{address} did not answer in time."),
    };
}
