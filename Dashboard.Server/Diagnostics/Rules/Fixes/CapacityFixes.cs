namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends a proxy that serves too few streams at once.</summary>
internal static class CapacityFixes
{
    private const string NginxLocation = "in the location of the event streams";

    public static IReadOnlyList<KnownFix> Connections { get; } =
    [
        new(ProxyKind.Nginx, NginxLocation, "limit_conn streams 100;\nlimit_conn_status 429;", "streams is the name of your limit_conn_zone. Generous, because many readers may share one address."),
        new(ProxyKind.HaProxy, "in the frontend and on the server lines", "maxconn 10000", "Every open stream counts for as long as it is open."),
        new(ProxyKind.Apache, "in the configuration of the event module", "MaxRequestWorkers 1000", "Every open stream takes one worker."),
        new(ProxyKind.Traefik, "at the router", "# remove or raise: inFlightReq.amount", "Every open stream counts as a request in flight."),
    ];

    public static IReadOnlyList<KnownFix> RequestRate { get; } =
    [
        new(ProxyKind.Nginx, "where limit_req stands", "limit_req zone=requests burst=100 nodelay;", "burst lets readers come back together after an interruption, and nodelay lets them begin at once. Best is no limit_req on streams at all."),
        new(ProxyKind.HaProxy, "in the frontend", "http-request deny deny_status 429 if { sc_http_req_rate(0) gt 100 } !{ path_beg /sse }", "Exempts the streams."),
        new(ProxyKind.Traefik, "at the rateLimit middleware", "average: 100\nburst: 200", "burst lets readers come back together after an interruption."),
    ];

    public static IReadOnlyList<KnownFix> WorkerConnections { get; } =
    [
        new(ProxyKind.Nginx, "at the top and in the events block", "worker_rlimit_nofile 65536;\nevents { worker_connections 16384; }", "Each stream takes two of them, in the worker that accepted it."),
        new(ProxyKind.HaProxy, "in the global section", "maxconn 20000\nulimit-n 50000", "Each stream takes two descriptors."),
        new(ProxyKind.Caddy, "in the unit of systemd", "LimitNOFILE=1048576", "Each stream takes two descriptors."),
    ];

    public static IReadOnlyList<KnownFix> UpstreamConnections { get; } =
    [
        new(ProxyKind.Nginx, "in the upstream block", "server 127.0.0.1:5080 max_conns=0;", "0 is the default, and means no limit. The application has its own."),
        new(ProxyKind.HaProxy, "in the backend", "server app 127.0.0.1:5080 maxconn 0", "0 is the default, and means no limit."),
        new(ProxyKind.Apache, "on the ProxyPass line", "ProxyPass \"/sse\" \"http://127.0.0.1:5080/sse\" max=1000", "One connection for each open stream."),
        new(ProxyKind.Envoy, "at the cluster", "circuit_breakers:\n  thresholds:\n  - max_connections: 10000\n    max_requests: 10000", "Both are 1024 by default, and each open stream counts as a request."),
    ];
}
