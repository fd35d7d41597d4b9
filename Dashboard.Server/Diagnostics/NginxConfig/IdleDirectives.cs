using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Directives that are often recommended or blamed, and that measurements have shown to change nothing for streams.</summary>
internal static class IdleDirectives
{
    private static readonly (string Name, string Why)[] s_idle =
    [
        ("proxy_request_buffering", "it is about the body of a request, and a stream's request has none"),
        ("tcp_nodelay", "events are sent at once either way"),
        ("tcp_nopush", "it is for files"),
        ("sendfile", "it is for files"),
        ("postpone_output", "every event is flushed, whatever its size"),
        ("keepalive_timeout", "it is about connections between two requests"),
        ("expires", "it only adds headers"),
        ("charset", "it only changes the name of the type"),
        ("proxy_max_temp_file_size", "with buffering off nothing is written to files, and with it on it is not what holds events"),
    ];

    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config) => s_idle
        .Select(one => (Setting: config.Value(one.Name, ""), one.Why))
        .Where(one => one.Setting.IsSet)
        .Select(one => one.Setting.Rated(DirectiveRating.Harmless, $"`{one.Setting.Name}` changes nothing for streams here: {one.Why}."));
}
