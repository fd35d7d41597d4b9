using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Who answers, and what becomes of the path.</summary>
internal static class RoutingDirectives
{
    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config, LocationChoice location)
    {
        if (Answered(config) is { } answered)
        {
            yield return answered;
            yield break;
        }

        if (location.RedirectsToFolder is { } folder)
        {
            yield return new Setting("location", folder.Directive, "").Rated(
                DirectiveRating.Harms, "nginx answers 301 to the same path with a slash; the application never sees the request.", "redirected");
            yield break;
        }

        yield return config.ProxyPass is { } pass
            ? Pass(config, pass, location)
            : new Setting("proxy_pass", null, "none").Rated(
                DirectiveRating.Harms,
                "Nothing here forwards to the application: nginx looks for a file, or another kind of server answers. `proxy_pass` is not inherited.",
                "wrong-location", "error-status", "wrong-content-type");
    }

    /// <summary>The <c>return</c> that ends the request before any location is chosen, or in the one that was.</summary>
    public static DecidingDirective? Answered(EffectiveConfig config)
    {
        var before = config.ServerLevel.FirstOrDefault(one => one.Is("return"));
        return (before ?? config.Own.FirstOrDefault(one => one.Is("return"))) is { } answer
            ? new Setting(answer.Name, answer, "").Rated(
                DirectiveRating.Harms,
                before is null ? "nginx answers by itself; nothing is forwarded." : "The server answers everything by itself, before any location is looked at.",
                Codes(answer.First))
            : null;
    }

    private static string[] Codes(string status) => status switch
    {
        "204" => ["no-content"],
        "401" or "403" => ["refused-by-proxy", "publish-blocked"],
        "444" => ["proxy-resets"],
        ['3', _, _] => ["redirected"],
        ['h', 't', 't', 'p', ..] => ["redirected"],
        "200" => ["wrong-content-type", "wrong-location"],
        _ => ["error-status", "wrong-location", "refused-by-proxy"],
    };

    private static DecidingDirective Pass(EffectiveConfig config, NginxDirective pass, LocationChoice location)
    {
        var setting = new Setting(pass.Name, pass, "");
        var target = pass.First;
        var path = target.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme && target.IndexOf('/', scheme + 3) is >= 0 and var slash
            ? target[slash..]
            : "";
        if (target.Contains("$request_uri", StringComparison.Ordinal))
        {
            return setting.Rated(DirectiveRating.Harmless, "Forwards, with the path and query exactly as they were asked for.", "upstream-down");
        }

        if (target.Contains('$', StringComparison.Ordinal) && (target.Contains("$uri", StringComparison.Ordinal) || path.Length > 0))
        {
            return target.Contains("$args", StringComparison.Ordinal) || target.Contains("$query_string", StringComparison.Ordinal)
                ? setting.Rated(DirectiveRating.Note, "With variables the address is used as it is written; the path that was asked for is not added.", "path-rewritten", "upstream-down")
                : setting.Rated(DirectiveRating.Harms, "With variables the address is used as it is written: the query is lost, and with it the choice of streams.", "query-dropped", "path-rewritten", "upstream-down");
        }

        if (path.Length == 0)
        {
            return setting.Rated(DirectiveRating.Helps, "Forwards to the application; path and query stay as they are.", "upstream-down");
        }

        var prefix = location.Chain.Count > 0 ? location.Chain[^1].Pattern : "/";
        return prefix == path
            ? setting.Rated(DirectiveRating.Helps, "Forwards to the application; its path is the location's own, so nothing changes.", "upstream-down")
            : setting.Rated(DirectiveRating.Note, $"Has a path of its own: `{Shortened(prefix)}` at the beginning is replaced by `{Shortened(path)}`. The application must expect that.", "path-rewritten", "wrong-location", "upstream-down");
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
