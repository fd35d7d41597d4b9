namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>What kind of place an IP address is, for the question whether a diagnosis may go there.</summary>
internal enum AddressClass
{
    /// <summary>Anywhere on the internet.</summary>
    Public,

    /// <summary>This machine: 127.0.0.0/8, ::1, and every address of its own interfaces.</summary>
    ThisMachine,

    /// <summary>The inside of a network: RFC 1918, RFC 6598 (100.64.0.0/10), RFC 4193 (fc00::/7), fec0::/10.</summary>
    Private,

    /// <summary>Link-local (169.254.0.0/16, fe80::/10) and the metadata services of cloud providers, wherever they are.</summary>
    LinkLocal,

    /// <summary>224.0.0.0/4 and ff00::/8.</summary>
    Multicast,

    /// <summary>0.0.0.0 and ::, which systems take for this machine.</summary>
    Unspecified,

    /// <summary>Kept for documents, for benchmarks or for later (RFC 6890): nobody to ask.</summary>
    Reserved,
}
