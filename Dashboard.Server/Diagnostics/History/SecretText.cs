using System.Text.RegularExpressions;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>
/// Takes out of texts what grants access, before they leave the server in a report: a ticket is read by many. It goes by
/// names and by looks, so it removes rather too much.
/// </summary>
internal static partial class SecretText
{
    /// <summary>What stands where something was removed.</summary>
    public const string Removed = "(removed)";

    /// <summary>A header; its value is removed where its name says that it grants access.</summary>
    public static HeaderField Header(HeaderField header) =>
        header with { Value = SecretName().IsMatch(header.Name) ? Removed : Text(header.Value) };

    /// <summary>A text of any kind: an address, a sentence that quotes one, a value.</summary>
    public static string Text(string text)
    {
        try
        {
            var plain = UserInfo().Replace(text, "${before}" + Removed + "@");
            plain = SecretParameter().Replace(plain, "${before}" + Removed);
            plain = RandomParameter().Replace(plain, "${before}" + Removed);
            plain = Credentials().Replace(plain, "${before} " + Removed);
            return JsonWebToken().Replace(plain, Removed);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes so long was made for it; nobody misses it in a report.
            return Removed;
        }
    }

    /// <summary><c>Authorization</c>, <c>Set-Cookie</c>, <c>X-Api-Key</c>, <c>X-Amz-Security-Token</c>; not <c>WWW-Authenticate</c>, which only asks.</summary>
    [GeneratedRegex("authorization|authentication-info|cookie|token|secret|passw|session|credential|signature|apikey|(^|[-_])(key|auth|sid|jwt|sig)($|[-_])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    /// <summary><c>https://user:password@host/</c>.</summary>
    [GeneratedRegex(@"(?<before>\b[a-z][a-z0-9+.-]{0,20}://)[^\s/?#@]{1,1000}@", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserInfo();

    /// <summary><c>?access_token=…</c>.</summary>
    [GeneratedRegex(@"(?<before>[?&;][^=&#\s]{0,100}?(?:token|secret|key|passw|pwd|auth|sig|jwt|credential|sessid|session_?id|sid)[^=&#\s]{0,100}=)[^&#\s]+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretParameter();

    /// <summary>A parameter of any name whose value is as long as keys are, and no words.</summary>
    [GeneratedRegex(@"(?<before>[?&;][^=&#\s]{1,100}=)(?=[^&#\s]{0,200}[0-9])[A-Za-z0-9_.+/=%~-]{24,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RandomParameter();

    /// <summary><c>Bearer eyJ…</c> in a sentence or in a value.</summary>
    [GeneratedRegex(@"\b(?<before>Bearer|Basic|Token|Digest)\s+[A-Za-z0-9._~+/=-]{16,}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Credentials();

    /// <summary>RFC 7519: three parts of base64url, the first of which is a JSON object.</summary>
    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonWebToken();
}
