using System.Security.Cryptography;
using System.Text;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Tells what reached the application of a request.</summary>
internal static class EchoEndpoint
{
    /// <summary>What names of headers that hold secrets have in common; the cookie's has nothing of it.</summary>
    private static readonly string[] s_secretNames = ["auth", "key", "token", "secret", "cookie"];

    /// <summary>Hexadecimal digits of the hash: enough to tell two values apart, and none of them can be had back from it.</summary>
    private const int HashDigits = 16;

    public static JsonHttpResult<EchoReport> Answer(HttpContext context)
    {
        var request = context.Request;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var report = new EchoReport(request.Method, target, VersionOf(request.Protocol), [.. Fields(request.Headers)]);
        return TypedResults.Json(report, OriginJson.Default.EchoReport);
    }

    /// <summary><c>HTTP/1.1</c> is 1.1.</summary>
    private static string VersionOf(string protocol) => protocol[(protocol.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static IEnumerable<HeaderField> Fields(IHeaderDictionary headers) =>
        from header in headers
        from value in header.Value
        select new HeaderField(header.Key, IsSecret(header.Key) ? Hash(value) : value);

    /// <summary>A proxy may add secrets of its own, which are nobody's business, so these never come back as they are.</summary>
    private static bool IsSecret(string name) =>
        Array.Exists(s_secretNames, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static string Hash(string value) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..HashDigits];
}
