namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxies that the fixes speak about, and the places that are no proxy but hold the cure.</summary>
internal enum ProxyKind
{
    Nginx,
    HaProxy,
    Apache,
    Caddy,
    Traefik,
    Envoy,
    Iis,
    Cloudflare,
    AwsAlb,
    Application,

    /// <summary>Nothing that the answers say tells which it is.</summary>
    Unknown,
}
