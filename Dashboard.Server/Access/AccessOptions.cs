namespace Dashboard.Server.Access;

/// <summary>Who may use what; section <c>Access</c> of the configuration.</summary>
internal sealed class AccessOptions
{
    /// <summary>Origins whose pages may show the widget or read streams with EventSource, such as <c>https://intranet.example</c>.</summary>
    public IList<string> EmbedOrigins { get; } = [];
}
