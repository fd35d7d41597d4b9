using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What becomes of the headers, in both directions.</summary>
internal static class HeaderDirectives
{
    /// <summary>Headers that nginx passes on by itself, and the finding if it does not.</summary>
    private static readonly (string Name, string Variable, string Dropped, string? Changed)[] s_passed =
    [
        ("Last-Event-ID", "$http_last_event_id", "last-event-id-dropped", "last-event-id-overwritten"),
        ("Authorization", "$http_authorization", "authorization-dropped", null),
        ("Cookie", "$http_cookie", "cookie-dropped", null),
    ];

    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config) =>
        [.. Passed(config), .. Own(config), Upgrade(config), .. Answer(config)];

    private static IEnumerable<DecidingDirective> Passed(EffectiveConfig config)
    {
        var all = config.Value("proxy_pass_request_headers", "on");
        if (all.Is("off"))
        {
            yield return all.Rated(
                DirectiveRating.Harms,
                "No header of the reader reaches the application: no resuming, no sign-in, no WebSocket.",
                "request-headers-dropped", "last-event-id-dropped", "authorization-dropped", "cookie-dropped", "websocket-blocked");
        }

        foreach (var (name, variable, dropped, changed) in s_passed)
        {
            if (config.SentHeader(name) is not { } set)
            {
                continue;
            }

            var setting = new Setting(set.Name, set, "");
            yield return set.Args[1] switch
            {
                "" => setting.Rated(DirectiveRating.Harms, $"The application does not get `{name}`.{Resuming(name)}", Codes(dropped, name)),
                var value when value == variable => setting.Rated(DirectiveRating.Harmless, $"What nginx does by itself: `{name}` is passed on."),
                _ => setting.Rated(
                    changed is null ? DirectiveRating.Note : DirectiveRating.Harms,
                    $"The application gets this instead of the reader's own `{name}`.{Resuming(name)}",
                    Codes(changed ?? dropped, name)),
            };
        }
    }

    private static string Resuming(string name) =>
        name == "Last-Event-ID" ? " A reader that comes back misses events, or gets them twice." : "";

    private static string[] Codes(string code, string name) =>
        name == "Last-Event-ID" ? [code, "resume-gap", "resume-doubled"] : [code];

    private static IEnumerable<DecidingDirective> Own(EffectiveConfig config)
    {
        var host = config.SentHeader("Host");
        yield return new Setting("proxy_set_header", host, "Host $proxy_host").Rated(
            host is null ? DirectiveRating.Note : DirectiveRating.Helps,
            host is null
                ? "The application is told the name of the upstream instead of the host that the reader asked for: redirects and origin checks may go wrong."
                : "Tells the application a host; `$http_host` is exactly what the reader asked for.",
            host is null || !host.Args[1].StartsWith("$http_host", StringComparison.Ordinal) ? ["host-changed"] : []);
        foreach (var lost in config.Shadowed("proxy_set_header").Where(one => config.SentHeader(one.First) is null).Take(10))
        {
            yield return new Setting(lost.Name, lost, "").Rated(
                DirectiveRating.Note,
                "Does not count on this path: a level that has a `proxy_set_header` of its own inherits none.",
                string.Equals(lost.First, "Host", StringComparison.OrdinalIgnoreCase) ? ["host-changed"] : []);
        }

        if (config.SentHeader("X-Accel-Buffering") is { } wrongWay)
        {
            yield return new Setting(wrongWay.Name, wrongWay, "").Rated(
                DirectiveRating.Harmless, "Changes nothing here: it tells the application, and only the application's answer could tell nginx.");
        }
    }

    /// <summary>A WebSocket needs both headers; a stream needs neither.</summary>
    private static DecidingDirective Upgrade(EffectiveConfig config)
    {
        var (upgrade, connection) = (config.SentHeader("Upgrade"), config.SentHeader("Connection"));
        if (upgrade is null)
        {
            var standard = NginxVersion.SpeaksHttp11(config.Version) == true ? "Connection \"\"" : "Connection close";
            return new Setting("proxy_set_header", connection, standard).Rated(
                connection is { Args: [_, ""] } ? DirectiveRating.Helps : DirectiveRating.Note,
                connection is { Args: [_, ""] }
                    ? "Connections to the application are kept for the next request. No WebSocket is upgraded on this path; streams need none."
                    : "No `Upgrade` is passed on: a WebSocket on this path falls back to long polling. Streams do not need it.",
                "websocket-blocked");
        }

        var passes = connection?.Args[1] is { } value && (value.StartsWith('$') || string.Equals(value, "upgrade", StringComparison.OrdinalIgnoreCase));
        return new Setting(upgrade.Name, upgrade, "").Rated(
            passes ? DirectiveRating.Helps : DirectiveRating.Harms,
            passes
                ? $"With `Connection {connection!.Args[1]}` a WebSocket is passed on."
                : "`Upgrade` without a `Connection` that says `upgrade`: a WebSocket is refused.",
            passes ? [] : ["websocket-blocked"]);
    }

    private static IEnumerable<DecidingDirective> Answer(EffectiveConfig config)
    {
        foreach (var hidden in config.All("proxy_hide_header"))
        {
            var type = string.Equals(hidden.First, "Content-Type", StringComparison.OrdinalIgnoreCase);
            yield return new Setting(hidden.Name, hidden, "").Rated(
                type ? DirectiveRating.Harms : DirectiveRating.Note,
                type ? "Without its type the answer is no event stream for a browser." : "The reader does not get this header of the application.",
                type ? ["wrong-content-type"] : []);
        }

        foreach (var added in config.All("add_header"))
        {
            yield return Added(new Setting(added.Name, added, ""), added.First.ToLowerInvariant());
        }
    }

    private static DecidingDirective Added(Setting setting, string name) => name switch
    {
        "x-accel-buffering" => setting.Rated(
            DirectiveRating.Harmless, "Changes nothing here: it is told to the reader. Only the application's answer can tell nginx, or `proxy_buffering off;`."),
        "content-type" => setting.Rated(
            DirectiveRating.Harms, "Adds a second type to the application's own; a browser may take the answer for something else.", "wrong-content-type"),
        _ when name.StartsWith("access-control-", StringComparison.Ordinal) => setting.Rated(
            DirectiveRating.Note, "Where the application sets it as well, it is there twice, and a browser on another origin refuses the answer.", "cors-doubled"),
        _ => setting.Rated(DirectiveRating.Harmless, "Is added to the answer; streams do not depend on it."),
    };
}
