namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>A word of a configuration, without its quotes and escapes.</summary>
internal readonly record struct ConfigWord(string Text, int Line, bool Quoted);
