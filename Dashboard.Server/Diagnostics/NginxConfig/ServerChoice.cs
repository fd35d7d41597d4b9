using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The server block that answers a request.</summary>
internal sealed record ServerChoice(NginxDirective Server, ListenAddress Listen, string Why)
{
    /// <summary>
    /// Chooses as nginx does: first by address and port, then by name, else the default server of that address: the one
    /// that says so, or the first (ngx_http_core_module, <c>listen</c>).
    /// </summary>
    public static ServerChoice? Of(
        IReadOnlyList<NginxDirective> http, (string? Host, int? Port) asked, PatternMatching patterns, List<ConfigRemark> remarks)
    {
        var listens = http.Where(directive => directive.Is("server") && directive.Block is not null)
            .SelectMany(server => ListensOf(server).Select(listen => (Server: server, Listen: listen)))
            .ToList();
        if (Port(asked.Port, listens, remarks) is not { } port)
        {
            return null;
        }

        var groups = listens.Where(one => one.Listen.Has(port))
            .GroupBy(one => one.Listen.Address, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => string.Equals(group.Key, asked.Host, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(group => asked.Host is not null && new ServerNames([.. group.Select(one => one.Server)], patterns).Find(asked.Host) is not null)
            .ThenByDescending(group => group.Key == "*")
            .ToList();
        if (groups.Count > 1)
        {
            remarks.Add(new ConfigRemark(
                ConfigRemarkKind.Note,
                $"Port {port} is listened on at several addresses ({string.Join(", ", groups.Select(group => group.Key))}); this is for requests that come to {groups[0].Key}."));
        }

        return InGroup([.. groups[0]], asked.Host, patterns, remarks);
    }

    private static ServerChoice InGroup(
        List<(NginxDirective Server, ListenAddress Listen)> group, string? host, PatternMatching patterns, List<ConfigRemark> remarks)
    {
        if (group.Count == 1)
        {
            return new ServerChoice(group[0].Server, group[0].Listen, "It is the only one on that address and port, so its name is not even looked at.");
        }

        if (host is not null && new ServerNames([.. group.Select(one => one.Server)], patterns).Find(host) is { } named)
        {
            return new ServerChoice(named.Server, group.First(one => one.Server == named.Server).Listen, named.Why);
        }

        if (host is null)
        {
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Note, $"{group.Count} servers share the address and port, and no host was given: this is for the default server."));
        }

        var marked = group.Find(one => one.Listen.IsDefault);
        return marked.Server is not null
            ? new ServerChoice(marked.Server, marked.Listen, $"{NoName(host)}, and it is marked `default_server`.")
            : new ServerChoice(group[0].Server, group[0].Listen, $"{NoName(host)}, and it is the first on that address and port.");
    }

    private static string NoName(string? host) => host is null ? "No host was given" : $"No server names the host `{host}`";

    private static int? Port(int? asked, List<(NginxDirective Server, ListenAddress Listen)> listens, List<ConfigRemark> remarks)
    {
        if (listens.Count == 0)
        {
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Missing, "The text has no `server` block that listens on a TCP port."));
            return null;
        }

        if (asked is { } port)
        {
            if (listens.Exists(one => one.Listen.Has(port)))
            {
                return port;
            }

            remarks.Add(new ConfigRemark(ConfigRemarkKind.Missing, $"No server of the text listens on port {port}."));
            return null;
        }

        // Where both are there, the plain one mostly only redirects.
        var chosen = (listens.Find(one => one.Listen.Tls).Listen ?? listens[0].Listen).FirstPort;
        if (listens.Exists(one => one.Listen.FirstPort != chosen))
        {
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Note, $"The text has several ports, and none was asked for: this is for port {chosen}."));
        }

        return chosen;
    }

    private static IEnumerable<ListenAddress> ListensOf(NginxDirective server)
    {
        var written = server.Inside.Where(directive => directive.Is("listen")).ToList();
        return written.Count == 0 ? [ListenAddress.Implied] : written.Select(ListenAddress.Parse).OfType<ListenAddress>();
    }
}
