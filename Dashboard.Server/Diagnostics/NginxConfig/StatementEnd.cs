namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What a statement ends with.</summary>
internal enum StatementEnd
{
    Semicolon,
    BlockOpens,
    BlockCloses,
    Text,
}
