using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>What the application saw of a request, as its echo tells it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="HttpVersion">The version on the application's side: <c>1.0</c>, <c>1.1</c>, <c>2</c>.</param>
/// <param name="Headers">
/// The header fields. Of <c>Authorization</c>, <c>Cookie</c> and others that may hold a secret, the value is
/// <c>sha256:</c> and the first 16 hexadecimal digits of its hash.
/// </param>
internal sealed record EchoReport(string Method, string Target, string HttpVersion, IReadOnlyList<HeaderField> Headers)
{
    /// <summary>The first value of a header field; null where it is missing.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(
        field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
