using System.Net;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Makes the two ways of a target out of what is stored of it.</summary>
internal static class TargetPaths
{
    /// <summary>Null where there is no proxied way.</summary>
    public static ProbePaths? Of(DiagnosisTarget target, DiagnosisTargets targets) =>
        Of(target, targets.HeadersOf(target.Id), targets.NetworksOf(target.Id));

    /// <summary>The same with headers and networks that are stored nowhere.</summary>
    public static ProbePaths? Of(DiagnosisTarget target, IReadOnlyList<HeaderField> headers, TargetNetworks networks)
    {
        if (target.ProxiedUrl.Length == 0)
        {
            return null;
        }

        var (direct, proxied) = (new Uri(target.DirectUrl), new Uri(target.ProxiedUrl));
        return new ProbePaths(direct, proxied, headers)
        {
            AcceptsAnyCertificate = target.AcceptsAnyCertificate,
            Addresses = Policy(networks, direct, proxied),
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
