using System.Net;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// Which addresses a diagnosis may ask, so that nobody uses it to reach the inside of a network. It decides over every
/// address that a name resolves to, and the connection is made to the very address that was decided over: a name that
/// resolves to another address a moment later (DNS rebinding) gains nothing.
/// </summary>
internal sealed record AddressPolicy
{
    /// <summary>Public addresses and nothing else.</summary>
    public static AddressPolicy PublicOnly { get; } = new();

    /// <summary>
    /// Hosts and ports that are allowed wherever they are, since the operator has configured them: the server's own
    /// addresses. The host is compared as it stands in the URL, without regard to case.
    /// </summary>
    public IReadOnlyList<DnsEndPoint> OwnTargets { get; init; } = [];

    /// <summary>Whether other ports of this machine may be asked. Off, because what listens there may trust it.</summary>
    public bool AllowsThisMachine { get; init; }

    /// <summary>Whether private networks may be asked. Off, because what listens there may trust whoever reaches it.</summary>
    public bool AllowsPrivate { get; init; }

    /// <summary>Has a say over every address but those of <see cref="OwnTargets"/>: why it may not be asked, or null where it may. Null where nobody else decides.</summary>
    public Func<IPAddress, string?>? Judge { get; init; }

    /// <summary>Why this address may not be asked, as a sentence; null where it may.</summary>
    public string? Refusal(Uri url, IPAddress address)
    {
        if (IsOwn(url))
        {
            return null;
        }

        if (Judge?.Invoke(address) is { } refusal)
        {
            return refusal;
        }

        var kind = AddressClasses.Of(address);
        return kind == AddressClass.Public || IsAllowed(kind) ? null
            : $"{address} {Meaning(kind)}, which the configuration does not allow to be asked.";
    }

    private static string Meaning(AddressClass kind) => kind switch
    {
        AddressClass.ThisMachine => "is this machine",
        AddressClass.Private => "is in a private network",
        AddressClass.LinkLocal => "is link-local or a cloud provider's metadata service",
        AddressClass.Multicast => "is a multicast address",
        AddressClass.Unspecified => "is no address of a host",
        _ => "is reserved",
    };

    private bool IsOwn(Uri url) => OwnTargets.Any(own => own.Port == url.Port
        && (own.Host.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase)
            || own.Host.Equals(url.Host, StringComparison.OrdinalIgnoreCase)));

    private bool IsAllowed(AddressClass kind) => kind switch
    {
        AddressClass.ThisMachine => AllowsThisMachine,
        AddressClass.Private => AllowsPrivate,
        _ => false,
    };
}
