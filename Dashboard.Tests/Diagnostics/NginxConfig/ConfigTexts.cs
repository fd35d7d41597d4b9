using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.NginxConfig;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>Texts, and how they are read.</summary>
internal static class ConfigTexts
{
    public static ConfigReading Read(string text, string path = "/sse", string? host = null, int? port = null) =>
        new NginxConfigReading(Options.Create(new NginxConfigOptions())).Read(new ConfigQuestion(text, path, host, port));

    /// <summary>Reads what stands in one location.</summary>
    public static ConfigReading ReadLocation(string content, string around = "") =>
        Read($"http {{ {around} server {{ listen 80; location /sse {{ proxy_pass http://app; {content} }} }} }}");

    /// <summary>Shipped files, as <c>nginx -T</c> prints them; the first is the one that nginx is started with.</summary>
    public static string Dump(params string[] files) => string.Concat(
        files.Select(file => $"# configuration file /etc/nginx/{file}:\n{File.ReadAllText(Repository.PathTo("nginx", file))}\n"));

    public static DecidingDirective Directive(this ConfigReading reading, string name, string value = "") =>
        Assert.Single(reading.Directives, one => one.Name == name && one.Value.StartsWith(value, StringComparison.Ordinal));
}
