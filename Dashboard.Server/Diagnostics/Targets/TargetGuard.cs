using System.Net;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>Decides which addresses targets may lead to, from the configuration and from where this server listens.</summary>
internal sealed class TargetGuard(IOptions<TargetOptions> options, IServer server, IServerAddress address)
{
    private static readonly TargetNetworks s_publicOnly = new([]);

    /// <summary>How much of everything is taken.</summary>
    public TargetOptions Limits => options.Value;

    /// <summary>Asked anew each time: before it has started, a server does not know where it listens.</summary>
    public TargetNetworks Networks => Limits.AllowedNetworks.Count > 0 ? Configured()
        : IsSomebodysOwnMachine() ? TargetNetworks.AndLoopback
        : s_publicOnly;

    private TargetNetworks Configured() => new(Limits.AllowedNetworks
        .Where(one => one != TargetOptions.Nothing)
        .Select(one => TrustedProxies.TryParse(one, out var network) ? network : default));

    /// <summary>
    /// Behind a proxy for everybody a server usually listens on loopback, too; only where the proxy is there as well can
    /// nobody from elsewhere ask what else runs on this machine.
    /// </summary>
    private bool IsSomebodysOwnMachine() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } listening
        && listening.All(one => BindingAddress.Parse(one) is var binding && (binding.IsUnixPipe || IsLoopback(binding.Host)))
        && (address.Proxied is not { } proxied || IsLoopback(proxied.Host));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
