namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>How much of a configuration is read; section <c>NginxConfig</c> of the configuration.</summary>
internal sealed class NginxConfigOptions
{
    /// <summary>
    /// Bytes of a text, 1 KiB to 16 MiB. The largest outputs of <c>nginx -T</c> that people show, with hundreds of servers, have
    /// one or two hundred KiB.
    /// </summary>
    public int MaxTextBytes { get; set; } = 1024 * 1024;

    /// <summary>Directives that are looked at, includes counted as often as they are included: a few short files could stand for millions.</summary>
    public int MaxDirectives { get; set; } = 100_000;
}
