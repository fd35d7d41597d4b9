namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends a request that changes on its way to the application.</summary>
internal static class RequestFixes
{
    private const string NginxLocation = "in the location of the event streams";

    public static IReadOnlyList<KnownFix> Query { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_pass http://dashboard;", "Without a path or variables behind the name, nginx passes path and query on as they came. With variables in it, add $is_args$args."),
        new(ProxyKind.Apache, "in the virtual host", "RewriteRule ^/(.*)$ http://127.0.0.1:5080/$1 [P,QSA]", "A rule that writes its own query drops the reader's, unless QSA keeps it."),
    ];

    public static IReadOnlyList<KnownFix> Path { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_pass http://dashboard;", "A path behind the name, and be it a single slash, replaces the part that the location matched."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyPass \"/sse\" \"http://127.0.0.1:5080/sse\"", "Both paths must end alike, or a slash is lost or doubled."),
        new(ProxyKind.Caddy, "in the Caddyfile", "handle /sse* {\n    reverse_proxy 127.0.0.1:5080\n}", "handle keeps the path; handle_path cuts off what it matched."),
        new(ProxyKind.Traefik, "at the router", "# remove the stripPrefix or replacePath middleware from this router", "Both change the path before the application sees it."),
    ];

    public static IReadOnlyList<KnownFix> LastEventId { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_set_header Last-Event-ID $http_last_event_id;", "Passes on what the reader sent. Removing the line that sets the header to something else does the same."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-request del-header Last-Event-ID\n# remove: http-request set-header Last-Event-ID ...", "HAProxy passes the header on by itself."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: RequestHeader unset Last-Event-ID", "Apache passes the header on by itself."),
        new(ProxyKind.Caddy, "in reverse_proxy", "# remove: header_up -Last-Event-ID", "Caddy passes the header on by itself."),
    ];

    public static IReadOnlyList<KnownFix> Authorization { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_set_header Authorization $http_authorization;", "Passes on what the reader sent."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-request del-header Authorization", "HAProxy passes the header on by itself."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: RequestHeader unset Authorization", "Apache passes the header on by itself."),
        new(ProxyKind.Traefik, "at the basicAuth middleware", "removeHeader: false", "With removeHeader, Traefik takes the header out once it has checked it."),
    ];

    public static IReadOnlyList<KnownFix> Cookie { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_set_header Cookie $http_cookie;", "Passes on what the reader sent."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-request del-header Cookie", "HAProxy passes the header on by itself."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: RequestHeader unset Cookie", "Apache passes the header on by itself."),
    ];

    public static IReadOnlyList<KnownFix> AllHeaders { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_pass_request_headers on;", "On is the default; off drops everything that the reader sent, and WebSockets with it."),
    ];

    public static IReadOnlyList<KnownFix> Host { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_set_header Host $http_host;", "By default nginx sends the name that stands in proxy_pass. A location that sets one header inherits none, so repeat the others."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyPreserveHost On", "By default Apache sends the name that stands in ProxyPass."),
        new(ProxyKind.Iis, "in an administrator's prompt", "%windir%\\system32\\inetsrv\\appcmd.exe set config -section:system.webServer/proxy -preserveHostHeader:true /commit:apphost", "By default ARR sends the name of the server that it asks."),
    ];

    public static IReadOnlyList<KnownFix> HttpVersion { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_http_version 1.1;\nproxy_set_header Connection \"\";\nproxy_buffering off;", "HTTP/1.0 is nginx's default up to 1.29.6. The empty Connection header lets it keep connections to the application."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: SetEnv force-proxy-request-1.0 1\n# remove: SetEnv proxy-nokeepalive 1", "Without these, Apache speaks HTTP/1.1 to the application."),
    ];
}
