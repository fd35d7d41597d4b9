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

    /// <summary>There is such a probe, and it takes other methods (RFC 9110, section 15.5.6).</summary>
    public static ProblemHttpResult WrongMethod(HttpResponse response, params IEnumerable<string> allowed)
    {
        var methods = string.Join(", ", allowed);
        response.Headers.Allow = methods;
        return TypedResults.Problem(
            $"This probe answers {methods}.", title: "This probe does not take that method.", statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    public static ProblemHttpResult NoSuchProbe() => TypedResults.Problem(
        "There are echo, stream, left, status and publish.", title: "There is no such probe.", statusCode: StatusCodes.Status404NotFound);
}
