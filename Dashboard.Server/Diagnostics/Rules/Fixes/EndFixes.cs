namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends streams that end too soon.</summary>
internal static class EndFixes
{
    private const string NginxLocation = "in the location of the event streams";

    public static IReadOnlyList<KnownFix> Idle { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "proxy_read_timeout 60s;", "Four heartbeats of 15 s, and the default. A day instead of a minute would only hide an application that has died."),
        new(ProxyKind.HaProxy, "in defaults, or in the frontend and the backend of the streams", "timeout client 60s\ntimeout server 60s", "timeout tunnel is for WebSockets, and does not count here."),
        new(ProxyKind.Apache, "in the virtual host", "ProxyTimeout 60", "Without it the value of Timeout counts, which is 60 s by default."),
        new(ProxyKind.Caddy, "in reverse_proxy", "transport http {\n    read_timeout 60s\n}", "Or no read_timeout at all: there is none by default."),
        new(ProxyKind.Traefik, "at the entry point", "transport:\n  respondingTimeouts:\n    writeTimeout: 0s", "Traefik has no limit for silence within an answer: idleTimeout is for connections between two requests. writeTimeout counts the whole answer; 0 means no limit and is the default."),
        new(ProxyKind.Envoy, "in the HTTP connection manager, or at the route as idle_timeout", "stream_idle_timeout: 300s", "300 s is the default. Any byte in either direction begins it anew."),
        new(ProxyKind.Iis, "in an administrator's prompt", "%windir%\\system32\\inetsrv\\appcmd.exe set config -section:system.webServer/proxy -timeout:00:02:00 /commit:apphost", "Hours, minutes and seconds; two minutes are the default."),
        new(ProxyKind.AwsAlb, "with the command line of AWS", "aws elbv2 modify-load-balancer-attributes --load-balancer-arn ARN --attributes Key=idle_timeout.timeout_seconds,Value=120", "The default is 60 s; a PING of HTTP/2 does not count as traffic."),
        new(ProxyKind.Application, "in whatever writes the stream", ": heartbeat\n\n", "A comment every 15 s keeps a stream open through every proxy with its defaults, also where the limit cannot be changed, such as the 100 s and more of Cloudflare."),
    ];

    public static IReadOnlyList<KnownFix> Lifetime { get; } =
    [
        new(ProxyKind.Envoy, "at the route of the streams", "timeout: 0s", "0s switches off the limit for the whole answer, which is 15 s by default. The limit for silence stays."),
        new(ProxyKind.Traefik, "at the entry point", "transport:\n  respondingTimeouts:\n    writeTimeout: 0s", "writeTimeout counts the whole answer; 0 means no limit and is the default."),
        new(ProxyKind.Nginx, "at the top", "worker_shutdown_timeout 5m;", "After a reload, old workers end what they hold when this time is over. Reload less often, too."),
        new(ProxyKind.HaProxy, "in the global section", "hard-stop-after 5m", "After a reload, the old process ends what it holds when this time is over."),
    ];

    public static IReadOnlyList<KnownFix> Cut { get; } =
    [
        new(ProxyKind.Nginx, "at the top, and in the location of the event streams", "worker_shutdown_timeout 5m;   # at the top\nsend_timeout 60s;             # in the location", "The first bounds how long old workers live after a reload, the second how long a reader may take no byte."),
        new(ProxyKind.HaProxy, "in the global section", "hard-stop-after 5m", "After a reload, the old process ends what it holds when this time is over."),
        new(ProxyKind.Envoy, "at the route of the streams", "timeout: 0s", "0s switches off the limit for the whole answer, which is 15 s by default."),
    ];
}
