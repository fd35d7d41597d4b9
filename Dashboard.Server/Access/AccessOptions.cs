namespace Dashboard.Server.Access;

/// <summary>Who may use what; section <c>Access</c> of the configuration.</summary>
internal sealed class AccessOptions
{
    /// <summary>Origins whose pages may show the widget or read streams with EventSource, such as <c>https://intranet.example</c>.</summary>
    public IList<string> EmbedOrigins { get; } = [];

    /// <summary>
    /// Addresses and networks, such as <c>10.1.2.3</c> or <c>10.1.0.0/16</c>, whose <c>X-Forwarded-For</c> is believed:
    /// your proxies. Without any it is loopback, where the nginx that comes with the server runs; a program on the same
    /// machine can then claim any address. <c>none</c> believes nobody.
    /// </summary>
    public IList<string> TrustedProxies { get; } = [];
}
