namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What mends a proxy that cannot be reached.</summary>
internal static class ReachFixes
{
    public static IReadOnlyList<KnownFix> Unreachable { get; } =
    [
        new(ProxyKind.Nginx, "on the proxy's machine", "nginx -t && systemctl restart nginx", "The first command says why a configuration is refused, which is the usual reason for a stopped nginx."),
        new(ProxyKind.HaProxy, "on the proxy's machine", "haproxy -c -f /etc/haproxy/haproxy.cfg && systemctl restart haproxy", "The first command checks the configuration."),
        new(ProxyKind.Apache, "on the proxy's machine", "apachectl configtest && systemctl restart apache2", "The first command checks the configuration."),
        new(ProxyKind.Caddy, "on the proxy's machine", "caddy validate --config /etc/caddy/Caddyfile && systemctl restart caddy", "The first command checks the configuration."),
    ];

    public static IReadOnlyList<KnownFix> Certificate { get; } =
    [
        new(ProxyKind.Nginx, "in the server block", "ssl_certificate     /path/to/fullchain.pem;\nssl_certificate_key /path/to/privkey.pem;", "The file must hold the certificate and the ones between it and the issuer, for the name that readers use."),
        new(ProxyKind.HaProxy, "on the bind line", "bind :443 ssl crt /path/to/fullchain-and-key.pem", "Certificate, intermediate certificates and key stand in one file."),
        new(ProxyKind.Apache, "in the virtual host", "SSLCertificateFile    /path/to/fullchain.pem\nSSLCertificateKeyFile /path/to/privkey.pem", "The file must hold the certificate and the ones between it and the issuer, for the name that readers use."),
    ];
}
