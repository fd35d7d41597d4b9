namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>
/// What counts at one place of a configuration. A directive with a value is inherited from the nearest level outside that
/// has it. Directives that add up, such as <c>proxy_set_header</c>, are inherited all together, and only where the level
/// has none of its own. What answers the request (<c>proxy_pass</c>, <c>return</c>, <c>try_files</c>) is not inherited.
/// </summary>
/// <param name="document">The text.</param>
/// <param name="server">The server.</param>
/// <param name="locations">The locations, the outermost first.</param>
internal sealed class EffectiveConfig(ConfigDocument document, ServerChoice server, IReadOnlyList<NginxLocation> locations)
{
    private readonly IReadOnlyList<IReadOnlyList<NginxDirective>> _levels =
    [
        .. locations.Reverse().Select(location => location.Directive.Inside), server.Server.Inside, document.Http,
    ];

    public ListenAddress Listen => server.Listen;

    public Version? Version => document.Version;

    /// <summary>Whether what stands outside <c>http</c> is in the text.</summary>
    public bool KnowsMain => !document.IsSnippet;

    public bool InLocation => locations.Count > 0;

    /// <summary>What stands in the innermost block itself.</summary>
    public IReadOnlyList<NginxDirective> Own => _levels[0];

    public IReadOnlyList<NginxDirective> ServerLevel => server.Server.Inside;

    public NginxDirective? ProxyPass => Own.FirstOrDefault(directive => directive.Is("proxy_pass"));

    /// <summary>Whether answers are gathered in buffers before they go on.</summary>
    public bool Buffers => !Value("proxy_buffering", "on").Is("off");

    /// <summary>Whether the application cannot switch buffering off by <c>X-Accel-Buffering: no</c>.</summary>
    public bool IgnoresAccelBuffering => All("proxy_ignore_headers").Any(one => one.Args.Contains("X-Accel-Buffering", StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the application is spoken to with HTTP/1.0; null where the version of nginx decides, and is not known.</summary>
    public bool? SpeaksHttp10 => Value("proxy_http_version", "") is { IsSet: true } set
        ? set.Is("1.0")
        : NginxVersion.SpeaksHttp11(Version) is { } known ? !known : null;

    /// <summary>The value of a directive that has one.</summary>
    public Setting Value(string name, string standard) =>
        new(name, _levels.Select(level => level.FirstOrDefault(directive => directive.Is(name))).FirstOrDefault(found => found is not null), standard);

    /// <summary>All directives of a kind that adds up: those of the nearest level that has any.</summary>
    public IReadOnlyList<NginxDirective> All(string name) =>
        _levels.Select(level => Named(level, name)).FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>Directives of a kind that adds up which stand further out, and do not count because of those nearer.</summary>
    public IReadOnlyList<NginxDirective> Shadowed(string name) =>
        [.. _levels.Select(level => Named(level, name)).Where(found => found.Count > 0).Skip(1).SelectMany(found => found)];

    /// <summary>The header that is set for the application; null where none of that name counts.</summary>
    public NginxDirective? SentHeader(string name) =>
        All("proxy_set_header").LastOrDefault(one => one.Args.Count > 1 && string.Equals(one.First, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A directive outside <c>http</c>, or of its block <c>events</c>.</summary>
    public Setting Process(string name, string standard) => new(
        name,
        document.Main.Concat(document.Main.Where(one => one.Is("events")).SelectMany(one => one.Inside)).FirstOrDefault(one => one.Is(name)),
        standard);

    /// <summary>The block of servers that the requests go to; null where they go to an address.</summary>
    public NginxDirective? Upstream()
    {
        var target = ProxyPass?.First ?? "";
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        var name = scheme < 0 ? "" : target[(scheme + 3)..].Split('/')[0];
        return document.Http.FirstOrDefault(directive => directive.Is("upstream") && directive.First == name && directive.Block is not null);
    }

    /// <summary>The types that a filter works on; all of them where it says <c>*</c>.</summary>
    public bool Covers(string typesDirective, string type) =>
        All(typesDirective).SelectMany(one => one.Args).Any(one => one == "*" || string.Equals(one, type, StringComparison.OrdinalIgnoreCase));

    private static List<NginxDirective> Named(IReadOnlyList<NginxDirective> level, string name) =>
        [.. level.Where(directive => directive.Is(name))];
}
