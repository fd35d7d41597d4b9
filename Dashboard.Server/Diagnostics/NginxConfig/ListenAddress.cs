namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>One <c>listen</c> of a server.</summary>
/// <param name="Address">The address, <c>*</c> for all of IPv4.</param>
/// <param name="FirstPort">The port.</param>
/// <param name="LastPort">The last port of a range; mostly the same.</param>
/// <param name="IsDefault">Whether its server answers requests for hosts that nobody names.</param>
/// <param name="Tls">Whether it speaks TLS.</param>
internal sealed record ListenAddress(string Address, int FirstPort, int LastPort, bool IsDefault, bool Tls)
{
    /// <summary>What a server without any <c>listen</c> listens on, where root has started nginx.</summary>
    public static ListenAddress Implied { get; } = new("*", 80, 80, IsDefault: false, Tls: false);

    /// <summary>Reads the directive; null for what no HTTP request over TCP can come to, or what is not understood.</summary>
    public static ListenAddress? Parse(NginxDirective listen)
    {
        var value = listen.First;
        if (value.Length == 0 || value.StartsWith("unix:", StringComparison.Ordinal) || listen.Args.Contains("quic", StringComparer.Ordinal))
        {
            return null;
        }

        var colon = value.EndsWith(']') ? -1 : value.LastIndexOf(':');
        var (address, ports) = colon >= 0
            ? (value[..colon], value[(colon + 1)..])
            : value.All(c => char.IsAsciiDigit(c) || c == '-') ? ("*", value) : (value, "80");
        var range = ports.Split('-');
        if (!int.TryParse(range[0], out var first) || !int.TryParse(range[^1], out var last))
        {
            return null;
        }

        return new ListenAddress(
            address is "0.0.0.0" ? "*" : address.Trim('[', ']'),
            first,
            last,
            listen.Args.Skip(1).Any(arg => arg is "default_server" or "default"),
            listen.Args.Contains("ssl", StringComparer.Ordinal));
    }

    public bool Has(int port) => port >= FirstPort && port <= LastPort;
}
