namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends events that come late.</summary>
internal static class DelayFixes
{
    private const string NginxLocation = "in the location of the event streams";

    private static readonly KnownFix s_nginxBuffering = new(
        ProxyKind.Nginx, NginxLocation, "proxy_buffering off;", "nginx passes on what it has read at once. Kept to this location, normal pages still have the buffer that protects the application from slow readers.");

    private static readonly KnownFix s_application = new(
        ProxyKind.Application, "in each answer that is an event stream", "X-Accel-Buffering: no", "nginx and proxies that follow it do not buffer this answer, unless proxy_ignore_headers says otherwise. The first nginx takes it off, so one in front of it never hears it.");

    private static readonly KnownFix s_iis = new(
        ProxyKind.Iis, "in an administrator's prompt", "%windir%\\system32\\inetsrv\\appcmd.exe set config -section:system.webServer/proxy -responseBufferLimit:0 /commit:apphost", "ARR then passes on what it has read at once, for all sites of this server.");

    public static IReadOnlyList<KnownFix> Buffering { get; } =
    [
        s_nginxBuffering,
        s_application,
        new(ProxyKind.Apache, "on the ProxyPass line", "ProxyPass \"/sse\" \"http://127.0.0.1:5080/sse\" flushpackets=on", "Apache then flushes after each piece that it reads. By default it does so when nothing more waits."),
        new(ProxyKind.Caddy, "in reverse_proxy", "flush_interval -1", "Caddy flushes event streams by itself; this is for answers that it does not take for one. With it, Caddy does not tell the application when an idle reader leaves."),
        s_iis,
    ];

    public static IReadOnlyList<KnownFix> AnotherHop { get; } =
    [
        new(ProxyKind.Nginx, "in the location of the event streams, on every nginx of the path", "proxy_buffering off;", "Each proxy on the way decides for itself."),
        new(ProxyKind.Nginx, "in the same location of the nginx next to the application, where the outer one cannot be changed", "proxy_pass_header X-Accel-Buffering;", "Passes the application's request on to the proxy in front, which then obeys it as well."),
        s_iis,
    ];

    public static IReadOnlyList<KnownFix> Compression { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "gzip off;\nproxy_buffering off;", "Either of the two lets events through; with both, no later change of one brings the fault back."),
        new(ProxyKind.HaProxy, "where compression stands", "compression type text/html text/css application/javascript application/json", "Names the types that are compressed, without text/event-stream."),
        new(ProxyKind.Apache, "in the virtual host", "SetEnvIf Request_URI \"^/sse\" no-gzip=1", "mod_deflate leaves these answers alone."),
        new(ProxyKind.Caddy, "in the site's block", "@pages not path /sse*\nencode @pages zstd gzip", "Compresses everything but the streams."),
        new(ProxyKind.Traefik, "at the compress middleware", "compress:\n  excludedContentTypes:\n    - text/event-stream", "Leaves event streams alone."),
        new(ProxyKind.Iis, "in web.config, system.webServer", "<urlCompression doDynamicCompression=\"false\" />", "Dynamic compression keeps the end of each event until the next one."),
        new(ProxyKind.Cloudflare, "in the application's answer", "Cache-Control: no-store, no-transform", "no-transform forbids every proxy on the way to change the answer (RFC 9111, section 5.2.2.6); Cloudflare then does not compress it."),
    ];

    public static IReadOnlyList<KnownFix> Filters { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "# remove here: sub_filter ...;\nssi off;\ngzip off;\nproxy_buffering off;", "A filter that searches the text keeps what may be the beginning of its pattern. sub_filter of the server block holds here as well, unless this location has one of its own for other types."),
        new(ProxyKind.HaProxy, "where compression stands", "compression type text/html text/css application/javascript application/json", "HAProxy's compression keeps the end of each event; without text/event-stream it leaves streams alone."),
        new(ProxyKind.Apache, "in the virtual host", "# remove for /sse: SetOutputFilter SUBSTITUTE / AddOutputFilterByType SUBSTITUTE ...", "The filter waits for whole lines."),
        new(ProxyKind.Iis, "in web.config, system.webServer", "<urlCompression doDynamicCompression=\"false\" />", "Dynamic compression keeps the end of each event until the next one."),
    ];

    public static IReadOnlyList<KnownFix> Coalescing { get; } =
    [
        new(ProxyKind.HaProxy, "in defaults, or in the frontend and the backend of the streams", "option http-no-delay", "Every piece of an answer is sent at once. It costs some more packets."),
    ];

    public static IReadOnlyList<KnownFix> HeldHeaders { get; } =
    [
        s_nginxBuffering,
        new(ProxyKind.Nginx, "in the same location, where buffering is off already", "ssi off;", "ssi holds the beginning of an answer until it has seen more of it."),
        s_application,
        new(ProxyKind.Application, "when a stream begins", ": hello\n\n", "A comment at once, and another some milliseconds later, pushes the headers out of most buffers. It helps, and does not mend the proxy."),
        s_iis,
    ];

    public static IReadOnlyList<KnownFix> LateHeaders { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "auth_request off;", "Where the application checks its readers itself. Otherwise keep the answers of the sign-in service for some seconds with proxy_cache."),
        new(ProxyKind.Nginx, "where limit_req stands", "limit_req zone=requests burst=100 nodelay;", "Without nodelay, requests above the rate wait in a queue."),
        new(ProxyKind.Apache, "at the top", "HostnameLookups Off", "No name is looked up for a reader's address before the answer."),
    ];

    public static IReadOnlyList<KnownFix> Rate { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "limit_rate 0;\nproxy_limit_rate 0;\nproxy_buffering off;", "0 means no limit; nginx limits the rate only of answers that it buffers."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove for /sse: filter bwlim-out ...\n# remove for /sse: http-response set-bandwidth-limit ...", "Both limit the rate of answers."),
        new(ProxyKind.Apache, "in the virtual host", "# remove for /sse: SetOutputFilter RATE_LIMIT", "mod_ratelimit is meant for downloads."),
    ];

    /// <summary>Nothing in a configuration shortens a way.</summary>
    public static IReadOnlyList<KnownFix> Network { get; } = [];
}
