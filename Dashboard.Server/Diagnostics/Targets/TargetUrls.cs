using System.Net;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>What the addresses of a target must look like.</summary>
internal static class TargetUrls
{
    /// <summary>Reads an address.</summary>
    /// <returns>The address, or what to write instead.</returns>
    public static (Uri? Url, string? Error) Read(string text, TargetNetworks networks, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, "Write the address of the event stream, such as https://app.example.org/sse/deploys.");
        }

        if (text.Length > maxLength)
        {
            return (null, $"Has {text.Length} characters; at most {maxLength} are taken.");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return (null, "Write a whole address that begins with http:// or https://.");
        }

        return WhyNot(url, networks) is { } error ? (null, error) : (url, null);
    }

    private static string? WhyNot(Uri url, TargetNetworks networks) => url switch
    {
        { UserInfo.Length: > 0 } => "Leave user and password out of the address, and send them in the header Authorization.",
        { Fragment.Length: > 0 } => "Leave out what follows '#': it never reaches a server.",
        { Port: 0 } => "Write a port from 1 to 65535.",
        _ => AddressIn(url) is { } address ? networks.WhyRefused(address) : null,
    };

    /// <summary>The address that stands in the text itself; names are looked up for each connection, and judged then.</summary>
    private static IPAddress? AddressIn(Uri url) =>
        url.IdnHost.TrimEnd('.') is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) ? IPAddress.Loopback
        : IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address
        : null;
}
