using System.Net;
using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics;

/// <summary>The pair of addresses that is compared from the start: this server, and its proxy.</summary>
internal sealed class ServerAddress(IServer server, IOptions<DiagnosticsOptions> options) : IServerAddress
{
    public Uri Direct => options.Value.DirectUrl is { Length: > 0 } configured ? new Uri(configured) : Listening();

    public Uri? Proxied => options.Value.ProxiedUrl is { Length: > 0 } configured ? new Uri(configured) : null;

    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server does not listen yet.");
        var builder = new UriBuilder(BindingAddress.Parse(address) is { Port: var port, Host: var host, Scheme: var scheme }
            ? $"{scheme}://{(IsWildcard(host) ? "127.0.0.1" : host)}:{port}/"
            : address);
        return builder.Uri;
    }

    /// <summary>Whoever listens everywhere can be reached on loopback.</summary>
    private static bool IsWildcard(string host) =>
        host is "*" or "+" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
}
