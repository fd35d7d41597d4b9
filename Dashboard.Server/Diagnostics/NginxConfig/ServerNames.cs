namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>
/// Finds the server that names a host, in nginx's order (ngx_http_core_module, <c>server_name</c>): the exact name, the
/// longest that begins with an asterisk, the longest that ends with one, the first regular expression.
/// </summary>
internal sealed class ServerNames(IReadOnlyList<NginxDirective> servers, PatternMatching patterns)
{
    private const int LongestShown = 100;

    public (NginxDirective Server, string Why)? Find(string host)
    {
        var names = servers
            .SelectMany(server => NamesOf(server).Select(name => (Server: server, Name: name)))
            .ToList();
        return First(names.Where(one => Same(one.Name, host)), "is exactly the host")
            ?? First(Longest(names.Where(one => IsHead(one.Name) && Ends(host, one.Name))), "is the longest name with an asterisk in front that fits the host")
            ?? First(Longest(names.Where(one => one.Name.EndsWith(".*", StringComparison.Ordinal) && Begins(host, one.Name))), "is the longest name with an asterisk at its end that fits the host")
            ?? First(names.Where(one => one.Name.StartsWith('~') && patterns.Matches(one.Name[1..], ignoreCase: true, host) == true), "is the first regular expression that fits the host");
    }

    private static List<string> NamesOf(NginxDirective server)
    {
        var names = server.Inside.Where(directive => directive.Is("server_name")).SelectMany(directive => directive.Args).ToList();
        return names.Count == 0 ? [""] : names;
    }

    private static (NginxDirective Server, string Why)? First(IEnumerable<(NginxDirective Server, string Name)> found, string why) =>
        found.Select(one => ((NginxDirective, string)?)(one.Server, $"Its name `{(one.Name.Length <= LongestShown ? one.Name : one.Name[..LongestShown] + "…")}` {why}.")).FirstOrDefault();

    private static IEnumerable<(NginxDirective Server, string Name)> Longest(IEnumerable<(NginxDirective Server, string Name)> names) =>
        names.OrderByDescending(one => one.Name.TrimStart('*').Length);

    private static bool Same(string name, string host) => string.Equals(name, host, StringComparison.OrdinalIgnoreCase);

    private static bool IsHead(string name) => name.StartsWith("*.", StringComparison.Ordinal) || name.StartsWith('.');

    /// <summary>A name that begins with a dot also means the name without it.</summary>
    private static bool Ends(string host, string name) =>
        host.EndsWith(name.TrimStart('*'), StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith('.') && Same(name[1..], host));

    private static bool Begins(string host, string name) => host.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase);
}
