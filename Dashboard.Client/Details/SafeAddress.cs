using System.Diagnostics.CodeAnalysis;

namespace Dashboard.Client.Details;

/// <summary>Addresses that a page may link to, whoever wrote them.</summary>
public static class SafeAddress
{
    /// <summary>Addresses that run code in the page (<c>javascript:</c>, <c>data:</c>) or mean something else on each page are none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? address)
    {
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out address) && (address.Scheme is "http" or "https" or "mailto");
        address = isAddress ? address : null;
        return isAddress;
    }
}
