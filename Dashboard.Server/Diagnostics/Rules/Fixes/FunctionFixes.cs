namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends everything beside the stream itself: resuming, caching, circuits, errors, publishing, leaving.</summary>
internal static class FunctionFixes
{
    private const string NginxLocation = "in the location of the event streams";

    public static IReadOnlyList<KnownFix> Resume { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_cache off;\nproxy_set_header Last-Event-ID $http_last_event_id;", "No recording, and the position as the reader sent it."),
        new(ProxyKind.Application, "with several servers", "# one log for all servers, and event ids that name it", "A position must mean the same on every server, or readers must stay on theirs."),
    ];

    public static IReadOnlyList<KnownFix> Cache { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_cache off;\nproxy_store off;", "Also remove proxy_ignore_headers Cache-Control: the application says itself that a stream must not be stored."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove for /sse: http-request cache-use ... / http-response cache-store ...", "A stream is no page."),
        new(ProxyKind.Apache, "in the virtual host", "CacheDisable \"/sse\"", "A stream is no page."),
        new(ProxyKind.Cloudflare, "in the cache rules", "URI Path starts with \"/sse\": Bypass cache", "A rule that caches everything ignores what the application says."),
    ];

    public static IReadOnlyList<KnownFix> WebSocket { get; } =
    [
        new(ProxyKind.Nginx, "in the http block, and in the location of the pages (/_blazor)", "map $http_upgrade $connection_upgrade { default upgrade; '' ''; }   # http block\n\nproxy_http_version 1.1;                            # location\nproxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection $connection_upgrade;", "Upgrades what asks for it, and keeps connections to the application for all else. A location that sets one header inherits none, so repeat the others."),
        new(ProxyKind.Apache, "on the ProxyPass line (2.4.47 and later)", "ProxyPass \"/\" \"http://127.0.0.1:5080/\" upgrade=websocket", "Older versions need mod_proxy_wstunnel and a rule for ws://."),
        new(ProxyKind.HaProxy, "in defaults", "timeout tunnel 1h", "HAProxy passes the upgrade on by itself; without this the connection has the timeout of a request."),
        new(ProxyKind.Envoy, "in the HTTP connection manager", "upgrade_configs:\n- upgrade_type: websocket", "Envoy refuses upgrades that are not named."),
        new(ProxyKind.Iis, "in an administrator's prompt", "dism /online /enable-feature /featurename:IIS-WebSockets", "ARR passes the upgrade on only with this feature."),
        new(ProxyKind.Cloudflare, "under Network", "WebSockets: On", "On is the default."),
    ];

    public static IReadOnlyList<KnownFix> Errors { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_intercept_errors off;", "Off is the default: error_page then answers only for what nginx itself refuses."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-response return ... / http-response set-status ... / http-error", "HAProxy passes the application's answers on by itself."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyErrorOverride Off", "Off is the default."),
        new(ProxyKind.Traefik, "at the router", "# remove the errors middleware from this router", "It replaces answers with the statuses that it names."),
        new(ProxyKind.Iis, "in web.config, system.webServer", "<httpErrors existingResponse=\"PassThrough\" />", "IIS then leaves the application's answers as they are."),
    ];

    public static IReadOnlyList<KnownFix> Publish { get; } =
    [
        new(ProxyKind.Nginx, "in the location of the API and of the streams", "# remove: limit_except GET { deny all; }", "It forbids every other method."),
        new(ProxyKind.HaProxy, "in the frontend", "# remove: http-request deny if !METH_GET", "It forbids every other method."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: <LimitExcept GET> ... </LimitExcept>", "It forbids every other method."),
    ];

    public static IReadOnlyList<KnownFix> BodySize { get; } =
    [
        new(ProxyKind.Nginx, "in the server block", "client_max_body_size 1m;", "1m is the default. Above the application's own limit, its answer, which names the field, is the one that is seen."),
        new(ProxyKind.Apache, "in the virtual host", "LimitRequestBody 1048576", "In bytes."),
        new(ProxyKind.Caddy, "in the site's block", "request_body {\n    max_size 1MB\n}", "There is no limit by default."),
        new(ProxyKind.Traefik, "at the buffering middleware", "maxRequestBodyBytes: 1048576", "In bytes; without the middleware there is no limit."),
        new(ProxyKind.Iis, "in web.config, system.webServer/security/requestFiltering", "<requestLimits maxAllowedContentLength=\"1048576\" />", "In bytes."),
    ];

    public static IReadOnlyList<KnownFix> Retries { get; } =
    [
        new(ProxyKind.Nginx, "in the location of the API", "proxy_next_upstream error;", "Never non_idempotent: without it a POST is tried again only while nothing of it was sent."),
        new(ProxyKind.HaProxy, "in the backend", "http-request disable-l7-retry if METH_POST", "retry-on is for requests that may run twice."),
        new(ProxyKind.Envoy, "at the route", "# remove retry_policy from the route of POST requests", "It is for requests that may run twice."),
        new(ProxyKind.Application, "in the publisher", "Idempotency-Key: a value of its own for each notification", "A publish that comes twice is then stored once."),
    ];

    public static IReadOnlyList<KnownFix> Disconnect { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_ignore_client_abort off;\nproxy_cache off;\nproxy_store off;", "All three are defaults. With a cache or a store, nginx fills it to the end, reader or not."),
        new(ProxyKind.HaProxy, "in defaults, or in the backend", "option abortonclose", "HAProxy then closes the connection to the application when the reader has gone."),
        new(ProxyKind.Caddy, "in reverse_proxy", "# remove: flush_interval -1", "With -1, Caddy goes on reading for a reader who has left; event streams are flushed without it."),
        new(ProxyKind.Application, "in whatever writes the stream", ": heartbeat\n\n", "A write each 15 s finds out, with most proxies, that nobody is there."),
    ];

    public static IReadOnlyList<KnownFix> Cors { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "# remove: add_header Access-Control-Allow-Origin ...;", "Or keep it, and take the application's away: proxy_hide_header Access-Control-Allow-Origin;"),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "http-response set-header Access-Control-Allow-Origin https://example.org", "set-header replaces, add-header doubles. Best is to leave it to the application."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: Header add Access-Control-Allow-Origin ...", "Header set replaces, Header add doubles."),
        new(ProxyKind.Caddy, "in the site's block", "# remove: header +Access-Control-Allow-Origin ...", "The plus adds a second field."),
    ];
}
