using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What became of publishes of different sizes.</summary>
internal static class PublishLimits
{
    /// <summary>The largest notification that this server takes by default, in bytes; a proxy that refuses more does no harm.</summary>
    public const int LargestNotification = 64 * 1024;

    /// <summary>The usual limit of proxies (nginx: client_max_body_size), in bytes. A smaller one was set by somebody.</summary>
    public const int UsualLimit = 1024 * 1024;

    public static bool IsAccepted(ExchangeObservation answer) => answer.Status is >= 200 and < 300;

    /// <summary>Whether the proxy refused it for its size, or closed while it was sent.</summary>
    public static bool IsTooLarge(ExchangeObservation answer) => answer switch
    {
        { IsMarked: true } => false,
        { Status: 413 } => true,
        { Status: null, End: StreamEnd.Reset or StreamEnd.Cut } => true,
        _ => false,
    };
}
