using System.Net;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Makes the two ways of a target out of what is stored of it.</summary>
internal static class TargetPaths
{
    /// <summary>Null where there is no proxied way.</summary>
    public static ProbePaths? Of(DiagnosisTarget target, DiagnosisTargets targets)
    {
        if (target.ProxiedUrl.Length == 0)
        {
            return null;
        }

        var (direct, proxied) = (new Uri(target.DirectUrl), new Uri(target.ProxiedUrl));
        return new ProbePaths(direct, proxied, targets.HeadersOf(target.Id))
        {
            AcceptsAnyCertificate = target.AcceptsAnyCertificate,
            Addresses = Policy(targets.NetworksOf(target.Id), direct, proxied),
        };
    }

    /// <summary>Of inner networks the target's own list decides; other ports of this machine are open only where loopback is.</summary>
    private static AddressPolicy Policy(TargetNetworks networks, params Uri[] urls) => networks == TargetNetworks.Everything
        ? new AddressPolicy { OwnTargets = [.. urls.Select(url => new DnsEndPoint(url.IdnHost, url.Port))] }
        : new AddressPolicy
        {
            Judge = networks.WhyRefused,
            AllowsThisMachine = networks.WhyRefused(IPAddress.Loopback) is null,
            AllowsPrivate = true,
        };
}
