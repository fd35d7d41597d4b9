using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Answers with a status that proxies like to replace by pages of their own.</summary>
internal static class StatusEndpoint
{
    private static readonly int[] s_codes = [401, 403, 404, 429, 500, 502, 503, 504];

    public static Results<ContentHttpResult, ProblemHttpResult> Answer(HttpContext context)
    {
        if (!int.TryParse(context.Request.Query["code"], out var code) || !s_codes.Contains(code))
        {
            return ProbeProblems.BadParameter("code", $"Must be one of {string.Join(", ", s_codes)}.");
        }

        if (code == StatusCodes.Status401Unauthorized)
        {
            // Required with this status (RFC 9110, section 15.5.2), of a scheme for which no browser asks people for a password.
            context.Response.Headers.WWWAuthenticate = "Probe";
        }

        return TypedResults.Text($"dashboard probe {code}", "text/plain", statusCode: code);
    }
}
