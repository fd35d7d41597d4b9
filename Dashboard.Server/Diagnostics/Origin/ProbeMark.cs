using System.Security.Cryptography;
using Dashboard.Server.Diagnostics.Observations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// Stands before every endpoint of the probes: marks the answer as the application's own, forbids to keep it, and turns
/// away who may not probe.
/// </summary>
internal sealed class ProbeMark(ProbeAccess access, ProbeGuests guests) : IEndpointFilter
{
    private const int NonceBytes = 8;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // Also on refusals: with the mark they are the application's, without it somebody on the way refused.
        http.Response.Headers[ProbeHeaders.Marker] = RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true);
        http.Response.Headers.CacheControl = "no-store";

        // The guests first: also of one that may probe anyway it is noted that it has come.
        return guests.Admit(http.Request) || access.Allows(http.Request) ? next(context) : ValueTask.FromResult<object?>(Refusal());
    }

    /// <summary>The nonce that an answer is marked with.</summary>
    public static string Of(HttpResponse response) => response.Headers[ProbeHeaders.Marker].ToString();

    private static ProblemHttpResult Refusal() => TypedResults.Problem(
        $"Set Diagnostics:Probe:Allow to Key and send the key in the header {ProbeHeaders.Key}, or probe from the machine that the server runs on.",
        title: "You may not probe this server.",
        statusCode: StatusCodes.Status403Forbidden);
}
