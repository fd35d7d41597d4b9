using System.Security.Cryptography;
using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>All that can be diagnosed: our own pair, what people have added, and pairs that a program asked for once.</summary>
internal sealed class DiagnosisTargets(
    IServerAddress address, TargetStore store, TargetGuard guard, DiagnosisHistory history, ProbeKey probeKey) : IDiagnosisTargets
{
    private readonly Lock _turn = new();

    /// <summary>The oldest first; with what each may lead to.</summary>
    private readonly List<(DiagnosisTarget Target, TargetNetworks? Networks)> _unnamed = [];

    /// <inheritdoc />
    public IReadOnlyList<DiagnosisTarget> All => [Own, .. store.All];

    /// <summary>The pairs that were asked for without being added, as many as are still known.</summary>
    public IReadOnlyList<DiagnosisTarget> Unnamed
    {
        get
        {
            lock (_turn)
            {
                return [.. _unnamed.Select(one => one.Target)];
            }
        }
    }

    private DiagnosisTarget Own => new(
        DiagnosisTarget.OwnId, "This server", address.Direct.AbsoluteUri, address.Proxied?.AbsoluteUri ?? "", [], AcceptsAnyCertificate: false);

    /// <summary>The target, also where it was never added; null where there is none.</summary>
    public DiagnosisTarget? Find(string targetId) => targetId == DiagnosisTarget.OwnId
        ? Own
        : store.Find(targetId) ?? UnnamedOf(targetId).Target;

    /// <summary>What to send with every request to the target; none where the values are lost.</summary>
    public IReadOnlyList<HeaderField> HeadersOf(string targetId) => targetId == DiagnosisTarget.OwnId
        ? [new HeaderField(ProbeHeaders.Key, probeKey.Value)]
        : store.HeadersOf(targetId);

    /// <summary>
    /// Which addresses the target may lead to. Whoever connects asks for every address, at the moment of the connection.
    /// </summary>
    public TargetNetworks NetworksOf(string targetId) => targetId == DiagnosisTarget.OwnId
        ? TargetNetworks.Everything
        : UnnamedOf(targetId).Networks ?? guard.Networks;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string[]> TryAdd(NewDiagnosisTarget target, out DiagnosisTarget? added)
    {
        added = null;
        var (plain, errors) = TargetFields.Check(target, guard.Networks, guard.Limits);
        if (errors.Count == 0)
        {
            (added, var error) = store.Add(plain);
            if (error is not null)
            {
                errors["target"] = [error];
            }
        }

        return errors;
    }

    /// <summary>Makes a target of a pair that is only to be diagnosed; the same pair is always the same target.</summary>
    /// <param name="directUrl">The stream at the application itself.</param>
    /// <param name="proxiedUrl">The same stream through the proxy.</param>
    /// <param name="target">The target; null where something is wrong.</param>
    /// <param name="networks">What it may lead to, where this server itself vouches for it; null for what the configuration allows.</param>
    /// <returns>What is wrong with it, by the name of the field.</returns>
    public IReadOnlyDictionary<string, string[]> TryUseOnce(
        string directUrl, string proxiedUrl, out DiagnosisTarget? target, TargetNetworks? networks = null)
    {
        target = null;
        var (plain, errors) = TargetFields.Check(
            new NewDiagnosisTarget("A pair", directUrl, proxiedUrl, [], AcceptsAnyCertificate: false), networks ?? guard.Networks, guard.Limits);
        if (errors.Count == 0)
        {
            target = new DiagnosisTarget(
                IdOf(plain), new Uri(plain.ProxiedUrl).Authority is { Length: <= 80 } authority ? authority : plain.Name,
                plain.DirectUrl, plain.ProxiedUrl, [], AcceptsAnyCertificate: false);
            Remember(target, networks);
        }

        return errors;
    }

    /// <inheritdoc />
    public bool Remove(string targetId)
    {
        if (!store.Remove(targetId))
        {
            return false;
        }

        history.Forget(targetId);
        return true;
    }

    private void Remember(DiagnosisTarget target, TargetNetworks? networks)
    {
        lock (_turn)
        {
            _unnamed.RemoveAll(one => one.Target.Id == target.Id);
            _unnamed.Add((target, networks));
            if (_unnamed.Count > guard.Limits.MaxUnnamed)
            {
                _unnamed.RemoveAt(0);
            }
        }
    }

    private (DiagnosisTarget? Target, TargetNetworks? Networks) UnnamedOf(string id)
    {
        lock (_turn)
        {
            return _unnamed.Find(one => one.Target.Id == id);
        }
    }

    /// <summary>Begins with a letter that no id of an added target has, so that the two never meet.</summary>
    private static string IdOf(NewDiagnosisTarget pair) =>
        "pair" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pair.DirectUrl}\n{pair.ProxiedUrl}")).AsSpan(0, 8));
}
