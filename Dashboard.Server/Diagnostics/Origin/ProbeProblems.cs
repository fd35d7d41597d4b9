using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Refusals that several probes have in common (RFC 9457).</summary>
internal static class ProbeProblems
{
    public static ProblemHttpResult BadParameters(Dictionary<string, string[]> errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Title = "This cannot be probed.",
            Status = StatusCodes.Status422UnprocessableEntity,
        });

    public static ProblemHttpResult BadParameter(string name, string rule) =>
        BadParameters(new(StringComparer.Ordinal) { [name] = [rule] });
}
