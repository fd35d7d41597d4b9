using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What slows down, refuses or repeats requests.</summary>
internal static class LimitDirectives
{
    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config) =>
        [.. Rates(config), .. Requests(config), .. Access(config), .. Publishing(config)];

    private static IEnumerable<DecidingDirective> Rates(EffectiveConfig config)
    {
        foreach (var rate in new[] { config.Value("limit_rate", "0"), config.Value("proxy_limit_rate", "0") }.Where(one => one.IsSet && one.Value != "0"))
        {
            yield return config.Buffers
                ? rate.Rated(DirectiveRating.Harms, "Events that come faster than this queue up, later and later.", "rate-limited")
                : rate.Rated(DirectiveRating.Harmless, "Has no effect while buffering is off.");
        }
    }

    private static IEnumerable<DecidingDirective> Requests(EffectiveConfig config)
    {
        foreach (var limit in config.All("limit_conn"))
        {
            yield return new Setting(limit.Name, limit, "").Rated(
                DirectiveRating.Note, "Every stream counts for as long as it is open; above the limit new ones are refused.", "connection-limit");
        }

        foreach (var limit in config.All("limit_req"))
        {
            var waits = limit.Args.Any(arg => arg.StartsWith("burst=", StringComparison.Ordinal)) && !limit.Args.Contains("nodelay", StringComparer.Ordinal);
            yield return new Setting(limit.Name, limit, "").Rated(
                waits ? DirectiveRating.Harms : DirectiveRating.Note,
                waits
                    ? "With `burst` and without `nodelay`, requests that come together are let in one after the other: headers late, first events missed."
                    : "Requests above the rate are refused; readers that all come back at once are many.",
                "request-limit", waits ? "headers-late" : "request-limit");
        }
    }

    private static IEnumerable<DecidingDirective> Access(EffectiveConfig config)
    {
        var asks = config.Value("auth_request", "off");
        if (asks.IsSet && !asks.Is("off"))
        {
            yield return asks.Rated(DirectiveRating.Note, "Another service is asked first: for so long there are no headers, and it may refuse.", "headers-late", "refused-by-proxy", "publish-blocked");
        }

        var password = config.Value("auth_basic", "off");
        if (password.IsSet && !password.Is("off"))
        {
            yield return password.Rated(DirectiveRating.Note, "nginx itself asks for a password; without it the answer is 401, and the application never sees the request.", "refused-by-proxy", "publish-blocked");
        }

        foreach (var denied in config.All("deny").Concat(config.All("allow")).Where(one => one.Is("deny")))
        {
            yield return new Setting(denied.Name, denied, "").Rated(DirectiveRating.Note, "Requests from these addresses get 403.", "refused-by-proxy", "publish-blocked");
        }

        foreach (var except in config.Own.Where(one => one.Is("limit_except")))
        {
            yield return new Setting(except.Name, except, "").Rated(DirectiveRating.Note, "For all other methods its block counts, which mostly refuses them.", "refused-by-proxy", "publish-blocked");
        }
    }

    private static IEnumerable<DecidingDirective> Publishing(EffectiveConfig config)
    {
        yield return config.Value("client_max_body_size", "1m")
            .Rated(DirectiveRating.Note, "A larger body is refused with 413; streams have none.", "body-limit", "publish-blocked");
        var again = config.Value("proxy_next_upstream", "error timeout");
        var doubles = again.Directive?.Args.Contains("non_idempotent", StringComparer.Ordinal) == true;
        if (again.IsSet)
        {
            yield return again.Rated(
                doubles ? DirectiveRating.Harms : DirectiveRating.Harmless,
                doubles
                    ? "`non_idempotent`: a publish whose answer was lost is sent a second time."
                    : "Only where nothing was answered yet; a POST is not repeated once it was sent.",
                doubles ? ["publish-doubled"] : []);
        }

        var intercept = config.Value("proxy_intercept_errors", "off");
        if (intercept.Is("on"))
        {
            yield return intercept.Rated(
                config.All("error_page").Count > 0 ? DirectiveRating.Harms : DirectiveRating.Harmless,
                "The application's own errors are replaced by what `error_page` says; without one for the status they pass.",
                "errors-rewritten");
        }

        foreach (var page in config.All("error_page"))
        {
            yield return ErrorPage(page, intercept.Is("on"));
        }
    }

    private static DecidingDirective ErrorPage(NginxDirective page, bool intercepts)
    {
        var changes = page.Args.Any(arg => arg.StartsWith('='));
        return new Setting(page.Name, page, "").Rated(
            intercepts ? DirectiveRating.Harms : DirectiveRating.Note,
            intercepts
                ? "Replaces these statuses, also the application's own."
                : "Replaces these statuses where nginx itself has to answer, because the application does not.",
            intercepts || changes ? ["errors-rewritten", "error-status"] : []);
    }
}
