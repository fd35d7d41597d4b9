using System.Text;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What a question must be like, and what a diagnosis adds to it.</summary>
internal static class QuestionRules
{
    /// <summary>nginx's own limit for a request line is 8 KiB by default.</summary>
    private const int LongestPath = 2048;

    /// <summary>The longest name of DNS, with a port.</summary>
    private const int LongestHost = 260;

    /// <exception cref="QuestionRefusedException">A part of the question is not what it must be.</exception>
    public static void Check(ConfigQuestion question, int maxTextBytes)
    {
        Require(!string.IsNullOrWhiteSpace(question.Text), "text", "There is no configuration. Send the output of `nginx -T`, or one file.");
        Require(
            question.Text.Length <= maxTextBytes && Encoding.UTF8.GetByteCount(question.Text) <= maxTextBytes,
            "text",
            $"The configuration is larger than {maxTextBytes} bytes (NginxConfig:MaxTextBytes).");
        Require(question.Path.StartsWith('/') && question.Path.Length <= LongestPath, "path", $"The path must begin with a slash and have at most {LongestPath} characters, such as /sse/deploys.");
        Require(question.Port is null or (>= 1 and <= 65_535), "port", "The port must be 1 to 65535.");
        Require(
            question.Host is null || (question.Host.Length <= LongestHost && !question.Host.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '@')),
            "host",
            "The host must be a name or an address, such as example.org, without scheme and path.");
    }

    /// <summary>The host and port that were asked for; else those of the path that the diagnosis has measured.</summary>
    public static (string? Host, int? Port) HostAndPort(ConfigQuestion question, Diagnosis? diagnosis)
    {
        var measured = Uri.TryCreate(diagnosis?.Target.ProxiedUrl, UriKind.Absolute, out var url) ? url : null;
        var host = string.IsNullOrEmpty(question.Host) ? measured?.Host : question.Host;
        var port = question.Port ?? (string.IsNullOrEmpty(question.Host) ? measured?.Port : null);
        if (host is not null && host.LastIndexOf(':') is > 0 and var colon && !host.EndsWith(']') && host.IndexOf(':') is var first
            && (first == colon || host[colon - 1] == ']') && int.TryParse(host[(colon + 1)..], out var named))
        {
            port ??= named;
            host = host[..colon];
        }

        return (host?.Trim('[', ']').TrimEnd('.').ToLowerInvariant() is { Length: > 0 } plain ? plain : null, port);
    }

    private static void Require(bool holds, string part, string otherwise)
    {
        if (!holds)
        {
            throw new QuestionRefusedException(part, otherwise);
        }
    }
}
