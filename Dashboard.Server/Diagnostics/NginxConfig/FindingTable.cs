using System.Collections.Frozen;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>For each code of a finding, the directives of nginx that can bring it about.</summary>
internal static class FindingTable
{
    public static FrozenDictionary<string, FindingSuspects> Suspects { get; } = new Dictionary<string, FindingSuspects>(StringComparer.Ordinal)
    {
        ["proxy-unreachable"] = Of("that nothing answers"),
        ["upstream-down"] = Of("that nginx does not reach the application", "proxy_pass"),
        ["upstream-timeout"] = Of("that the application is not waited for", "proxy_connect_timeout", "proxy_read_timeout"),
        ["proxy-resets"] = Of("connections cut without an answer", "worker_connections", "return", "reset_timedout_connection"),
        ["tls-failed"] = Of("that TLS fails"),
        ["query-dropped"] = Of("that the query is lost", "proxy_pass"),
        ["path-rewritten"] = Of("another path at the application", "proxy_pass"),
        ["wrong-location"] = Of("that something else answers", "proxy_pass", "return"),
        ["last-event-id-dropped"] = Of("that Last-Event-ID is lost", "proxy_set_header", "proxy_pass_request_headers"),
        ["last-event-id-overwritten"] = Of("another Last-Event-ID at the application", "proxy_set_header"),
        ["authorization-dropped"] = Of("that Authorization is lost", "proxy_set_header", "proxy_pass_request_headers"),
        ["cookie-dropped"] = Of("that cookies are lost", "proxy_set_header", "proxy_pass_request_headers"),
        ["request-headers-dropped"] = Of("that headers are lost", "proxy_pass_request_headers"),
        ["host-changed"] = Of("another host at the application", "proxy_set_header"),
        ["http-1.0-upstream"] = Of("HTTP/1.0 at the application", "proxy_http_version"),
        ["redirected"] = Of("a redirect", "return", "location"),
        ["refused-by-proxy"] = Of("a refusal by the proxy", "auth_basic", "auth_request", "deny", "limit_except", "return"),
        ["no-content"] = Of("an answer without content", "return"),
        ["wrong-content-type"] = Of("another content type", "proxy_hide_header", "add_header", "return", "proxy_pass"),
        ["error-status"] = Of("an error of the proxy", "return", "error_page", "proxy_pass"),
        ["cors-doubled"] = Of("doubled CORS headers", "add_header"),
        ["connection-limit"] = Of("a limit of connections", "limit_conn"),
        ["request-limit"] = Of("a limit of requests", "limit_req"),
        ["out-of-connections"] = Of("that connections run out", "worker_connections", "worker_rlimit_nofile"),
        ["upstream-limit"] = Of("a limit of connections to the application", "server"),
        ["rate-limited"] = Of("a limited rate", "limit_rate", "proxy_limit_rate"),
        ["block-buffering"] = Of("events in blocks", "proxy_buffering"),
        ["gzip-held"] = Of("that compressed events are held", "gzip", "proxy_buffering"),
        ["compressed"] = Of("a compressed stream", "gzip"),
        ["one-behind"] = Of("every event one late", "sub_filter"),
        ["tls-record-buffer"] = Of("blocks of the size of a TLS record", "proxy_buffering", "ssl_buffer_size"),
        ["headers-held"] = Of("headers that wait for the first event", "proxy_buffering", "ssi"),
        ["large-events-held"] = Of("large events one late", "proxy_buffering"),
        ["headers-late"] = Of("late headers", "auth_request", "limit_req"),
        ["constant-latency"] = Of("a constant delay"),
        ["jitter"] = Of("an unsteady delay"),
        ["stalls"] = Of("pauses"),
        ["coalescing-delay"] = Of("small writes held for about 200 ms"),
        ["another-hop-buffers"] = Of("that streams which ask for no buffering are held", "proxy_ignore_headers"),
        ["idle-timeout"] = Of("that silent streams are cut", "proxy_read_timeout"),
        ["cut-while-busy"] = Of("that streams are cut while events come", "send_timeout", "worker_shutdown_timeout"),
        ["lifetime-limit"] = Of("streams that end after a fixed time", "worker_shutdown_timeout"),
        ["resume-gap"] = Of("events missing after a reconnect", "proxy_set_header", "upstream"),
        ["resume-doubled"] = Of("events doubled after a reconnect", "proxy_set_header", "upstream"),
        ["cached-replay"] = Of("a recorded stream", "proxy_cache"),
        ["websocket-blocked"] = Of("that WebSockets do not pass", "proxy_set_header", "proxy_pass_request_headers", "upstream"),
        ["errors-rewritten"] = Of("replaced errors", "proxy_intercept_errors", "error_page"),
        ["publish-blocked"] = Of("that publishing is refused", "client_max_body_size", "limit_except", "auth_basic", "auth_request", "deny", "return"),
        ["body-limit"] = Of("a limit of the body", "client_max_body_size"),
        ["publish-doubled"] = Of("a publish that comes twice", "proxy_next_upstream"),
        ["disconnect-unseen"] = Of("that the application does not learn of readers that leave", "proxy_ignore_client_abort", "proxy_cache", "proxy_store"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FindingSuspects Of(string measured, params string[] directives) => new(measured, directives);
}
