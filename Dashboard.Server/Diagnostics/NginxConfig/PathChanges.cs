using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What may lead the request elsewhere, or change settings, depending on more than its path. It is named, not followed.</summary>
internal static class PathChanges
{
    public static void Remark(EffectiveConfig config, string path, PatternMatching patterns, List<ConfigRemark> remarks)
    {
        InLevel(config.ServerLevel, path, patterns, remarks);
        if (config.InLocation)
        {
            InLevel(config.Own, path, patterns, remarks);
        }
    }

    /// <summary>The named location that <c>try_files</c> ends with where no file is found, as for a path of the application.</summary>
    public static NginxLocation? Fallback(NginxDirective server, IReadOnlyList<NginxLocation> chain, List<ConfigRemark> remarks)
    {
        var inside = chain.Count > 0 ? chain[^1].Directive.Inside : server.Inside;
        if (inside.FirstOrDefault(one => one.Is("try_files")) is not { } files)
        {
            return null;
        }

        var named = NginxLocation.In(server).FirstOrDefault(one => one.Kind == LocationKind.Named && one.Pattern == files.Args[^1]);
        remarks.Add(new ConfigRemark(
            ConfigRemarkKind.NotFollowed,
            named is null
                ? "`try_files` answers with a file where there is one, and else changes the path; that is not followed."
                : $"`try_files` answers with a file where there is one; this is for the case that there is none, so `{named.Pattern}` answers.",
            files.Place));
        return named;
    }

    private static void InLevel(IReadOnlyList<NginxDirective> level, string path, PatternMatching patterns, List<ConfigRemark> remarks)
    {
        foreach (var directive in level)
        {
            if (directive.Is("rewrite") && patterns.Matches(directive.First, ignoreCase: false, path) is not false)
            {
                remarks.Add(new ConfigRemark(ConfigRemarkKind.NotFollowed, "`rewrite` changes the path (its pattern fits, or cannot be told); not followed: ask for the new path to see what then counts.", directive.Place));
            }
            else if (directive.Is("if") && directive.Inside.Where(one => !one.Is("set")).Select(one => $"`{one.Name}`").Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } inside)
            {
                remarks.Add(new ConfigRemark(ConfigRemarkKind.NotFollowed, $"Depends on the request: where the condition holds, {string.Join(", ", inside)} inside this `if` counts too.", directive.Place));
            }
        }
    }
}
