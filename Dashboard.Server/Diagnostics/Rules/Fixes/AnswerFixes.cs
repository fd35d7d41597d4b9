namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends an answer that is not the application's.</summary>
internal static class AnswerFixes
{
    private const string NginxLocation = "in the location of the event streams";

    public static IReadOnlyList<KnownFix> Resets { get; } =
    [
        new(ProxyKind.Nginx, "in the server block", "# remove for this address: return 444;\nlisten 443 ssl;", "444 closes without an answer; a port that is to speak TLS needs the word ssl."),
        new(ProxyKind.HaProxy, "in the frontend", "# remove for this address: http-request silent-drop\n# remove for this address: tcp-request connection reject", "Both end a connection without an answer."),
    ];

    public static IReadOnlyList<KnownFix> Redirect { get; } =
    [
        new(ProxyKind.Application, "in the reader", "new EventSource(\"https://example.org/sse/deploys\")", "Ask for the address that the proxy redirects to, and no redirect is needed."),
        new(ProxyKind.Nginx, "in the server block", "location /sse {\n    proxy_pass http://dashboard;\n    proxy_buffering off;\n}", "A location that ends in a slash redirects the address without it; a return in the server block takes every request."),
        new(ProxyKind.Caddy, "in the Caddyfile", "http://example.org {\n    reverse_proxy /sse* 127.0.0.1:5080\n}", "A site without http:// in its name redirects to https by itself."),
    ];

    public static IReadOnlyList<KnownFix> Location { get; } =
    [
        new(ProxyKind.Nginx, "in the server block that serves this name", "location /sse {\n    proxy_pass http://dashboard;\n    proxy_buffering off;\n}", "The longest prefix wins, and a regular expression that matches wins over it, unless the prefix is marked ^~."),
        new(ProxyKind.HaProxy, "in the frontend", "use_backend dashboard if { path_beg /sse }", "The first use_backend whose condition holds is taken, so its place matters."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyPass \"/sse\" \"http://127.0.0.1:5080/sse\"", "The first ProxyPass that matches is taken; it must stand before the one for /."),
        new(ProxyKind.Caddy, "in the site's block", "reverse_proxy /sse* 127.0.0.1:5080", "Caddy answers 200 with an empty body for a site name that it does not know: check the name as well."),
        new(ProxyKind.Traefik, "at the router", "rule: \"Host(`example.org`) && PathPrefix(`/sse`)\"", "The longest rule has the highest priority unless one is set."),
    ];

    public static IReadOnlyList<KnownFix> Refused { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "auth_basic off;\nallow all;", "Opens this location alone, where the rest of the site stays closed. The application must then decide itself who may read."),
        new(ProxyKind.Nginx, "in the http or server block, for 400", "large_client_header_buffers 4 32k;", "By default a header field above 8 KB is refused with 400; large cookies are the usual reason."),
        new(ProxyKind.HaProxy, "in the frontend", "# look for: http-request deny / http-request auth / http-request tarpit", "One of these refuses; exclude the path with: unless { path_beg /sse }"),
        new(ProxyKind.Apache, "in the virtual host", "<Location \"/sse\">\n    Require all granted\n</Location>", "Opens this location alone."),
    ];

    public static IReadOnlyList<KnownFix> ContentType { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "# remove: proxy_hide_header Content-Type;\n# remove: add_header Content-Type ...;", "nginx passes the application's type on by itself, and add_header adds a second one."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-response set-header Content-Type ...", "HAProxy passes the application's type on by itself."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: ForceType / Header set Content-Type ...", "Apache passes the application's type on by itself."),
        new(ProxyKind.Caddy, "in the site's block", "# remove: header Content-Type ...", "Caddy passes the application's type on by itself."),
    ];

    public static IReadOnlyList<KnownFix> Upstream { get; } =
    [
        new(ProxyKind.Nginx, "in the http block", "upstream dashboard { server 127.0.0.1:5080; keepalive 32; }", "Address and port of the application as the proxy's machine sees them. The error log names the address that it tried."),
        new(ProxyKind.HaProxy, "in the backend", "server app 127.0.0.1:5080 check", "Address and port of the application as the proxy's machine sees them."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyPass \"/sse\" \"http://127.0.0.1:5080/sse\" retry=0", "Without retry=0, a worker that failed once is not tried for 60 s."),
        new(ProxyKind.Caddy, "in the site's block", "reverse_proxy 127.0.0.1:5080", "Address and port of the application as the proxy's machine sees them."),
    ];

    public static IReadOnlyList<KnownFix> Unavailable { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "# remove: return 503;\nlimit_conn streams 100;\nlimit_req zone=requests burst=100 nodelay;", "A return that stayed behind after an update answers everything; limits answer 503 unless told otherwise."),
        new(ProxyKind.HaProxy, "in the frontend and the backend", "# remove: http-request return status 503 ...\nserver app 127.0.0.1:5080 check", "HAProxy also says 503 when no server of the backend is up."),
        new(ProxyKind.Apache, "in the virtual host", "# remove: Redirect 503 /", "Left behind after an update, it answers everything."),
    ];

    public static IReadOnlyList<KnownFix> BigHeader { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_buffer_size 16k;", "The whole response header must fit into this one buffer, 4 or 8 KB by default; it is needed with buffering off as well."),
        new(ProxyKind.HaProxy, "in the global section", "tune.bufsize 32768", "The whole response header must fit into one buffer, 16 KB by default."),
    ];
}
