using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>
/// Chooses the location of a path as nginx does (ngx_http_core_module, <c>location</c>): an exact one at once; else the
/// longest prefix is remembered, and within it the search goes on; then the first regular expression that matches, unless
/// the prefix has <c>^~</c> or a regular expression inside it has matched already; else the prefix.
/// </summary>
internal sealed class LocationChoice(string path, PatternMatching patterns, List<ConfigRemark> remarks)
{
    private readonly List<NginxLocation> _chain = [];

    /// <summary>The locations that the path is in, the outermost first; none where no location matches.</summary>
    public IReadOnlyList<NginxLocation> Chain => _chain;

    /// <summary>Why the innermost was chosen.</summary>
    public string Why { get; private set; } = "No location matches: what stands in the server block counts.";

    /// <summary>The location that makes nginx answer with a redirect to the path with a slash at its end.</summary>
    public NginxLocation? RedirectsToFolder { get; private set; }

    public static LocationChoice Of(NginxDirective server, string path, PatternMatching patterns, List<ConfigRemark> remarks)
    {
        var choice = new LocationChoice(path, patterns, remarks);
        choice.IsFinal(server);
        return choice;
    }

    /// <summary>Searches among the locations of a block; true where nothing outside of it can be chosen any more.</summary>
    private bool IsFinal(NginxDirective block)
    {
        var locations = NginxLocation.In(block);
        var depth = _chain.Count;
        if (locations.FirstOrDefault(one => one.Kind == LocationKind.Exact && one.Pattern == path) is { } exact)
        {
            Choose(exact, $"`{exact.Pattern}` is exactly the path.");
            return true;
        }

        if (FolderRedirect(locations) is { } folder)
        {
            RedirectsToFolder = folder;
            Choose(folder, $"It forwards `{folder.Pattern}`, and so nginx answers the same path without the slash with a redirect.");
            return true;
        }

        var prefix = locations
            .Where(one => one.Kind is LocationKind.Prefix or LocationKind.PrefixAlone && path.StartsWith(one.Pattern, StringComparison.Ordinal))
            .MaxBy(one => one.Pattern.Length);
        if (prefix is not null)
        {
            Choose(prefix, prefix.Kind == LocationKind.PrefixAlone
                ? $"`{prefix.Pattern}` is the longest prefix, and `^~` says that no regular expression is tried after it."
                : $"`{prefix.Pattern}` is the longest prefix, and no regular expression matches.");
            if (IsFinal(prefix.Directive))
            {
                return true;
            }
        }

        return prefix?.Kind != LocationKind.PrefixAlone && FirstRegex(locations) is { } regex && ChooseRegex(regex, depth);
    }

    private bool ChooseRegex(NginxLocation regex, int depth)
    {
        var instead = _chain.Count > depth ? $"; it goes before the prefix `{_chain[depth].Pattern}`" : "";
        _chain.RemoveRange(depth, _chain.Count - depth);
        Choose(regex, $"It is the first regular expression, in the order of the text, that matches{instead}.");
        IsFinal(regex.Directive);
        return true;
    }

    private NginxLocation? FirstRegex(IReadOnlyList<NginxLocation> locations)
    {
        foreach (var location in locations.Where(one => one.IsRegex))
        {
            var matches = patterns.Matches(location.Pattern, location.Kind == LocationKind.RegexAnyCase, path);
            if (matches is null)
            {
                remarks.Add(new ConfigRemark(
                    ConfigRemarkKind.NotFollowed,
                    "Whether this regular expression matches cannot be told here; it is taken as one that does not. If it does, this location may be the one.",
                    location.Directive.Place));
            }

            if (matches == true)
            {
                return location;
            }
        }

        return null;
    }

    private NginxLocation? FolderRedirect(IReadOnlyList<NginxLocation> locations) =>
        locations.Any(one => IsStatic(one) && one.Pattern == path)
            ? null
            : locations.FirstOrDefault(one => IsStatic(one) && one.Pattern == path + "/"
                && one.Directive.Inside.Any(directive => directive.Name is "proxy_pass" or "fastcgi_pass" or "uwsgi_pass" or "scgi_pass" or "grpc_pass" or "memcached_pass"));

    private static bool IsStatic(NginxLocation location) => location.Kind is LocationKind.Exact or LocationKind.Prefix or LocationKind.PrefixAlone;

    private void Choose(NginxLocation location, string why)
    {
        _chain.Add(location);
        Why = why;
    }
}
