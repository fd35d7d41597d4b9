using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Operations;

/// <summary>Every way in which an operation is refused, as RFC 9457 problem details that say what to do.</summary>
internal static class OperationProblems
{
    public static HttpValidationProblemDetails Invalid(IDictionary<string, string[]> errors) => new(errors)
    {
        Title = "The operation is not valid; nothing was changed.",
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = string.Join(" ", errors.SelectMany(pair => pair.Value.Select(error => $"{pair.Key}: {error}"))),
    };

    public static ProblemDetails NotJson() => Of(
        StatusCodes.Status415UnsupportedMediaType,
        "The body is not announced as JSON; nothing was changed.",
        "Send the header Content-Type: application/json (with curl: --json).");

    public static ProblemDetails TooLarge(int max) => Of(
        StatusCodes.Status413PayloadTooLarge,
        "The body is too large; nothing was changed.",
        $"At most {max} bytes are taken (Operations:MaxBodyBytes). Name fewer notifications at once.");

    public static ProblemDetails BrokenJson() => Of(
        StatusCodes.Status400BadRequest,
        "The body is not JSON; nothing was changed.",
        $"Send one JSON object in UTF-8 with some of the fields {string.Join(", ", OperationFields.Known)}; each at most once.");

    public static ProblemDetails OtherSite() => Of(
        StatusCodes.Status403Forbidden,
        "Nothing was changed.",
        "Pages of other sites may not acknowledge, snooze or mute.");

    public static ProblemDetails Busy() => Of(
        StatusCodes.Status429TooManyRequests,
        "Too many operations wait; nothing was changed.",
        "Try again after the time in Retry-After.");

    public static ProblemDetails TooManyMutes(int max) => Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["query"] = [$"There are {max} mutes already, which is the most (Operations:MaxMutes). End one of them first."],
    });

    public static ProblemDetails Unavailable() => Of(
        StatusCodes.Status503ServiceUnavailable,
        "The operations cannot be read now.",
        "The server's own log says why. An operation that was recorded is not lost. Try again after the time in Retry-After.");

    public static ProblemDetails Refused(AppendRefusal refusal) => refusal switch
    {
        AppendRefusal.Busy => Of(
            StatusCodes.Status429TooManyRequests,
            "The log cannot keep up; nothing was changed.",
            "Try again after the time in Retry-After."),
        AppendRefusal.DiskFull => Of(
            StatusCodes.Status507InsufficientStorage,
            "The server's disk is full; nothing was changed.",
            "It works again as soon as there is room. Try again after the time in Retry-After."),
        AppendRefusal.OutcomeUnknown => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The disk failed; it is not known whether the operation was kept.",
            "The server restarts. Look what GET /api/operations says then, or try again: what was kept is not done twice."),
        _ => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The log cannot be written now; nothing was changed.",
            "The server's own log says why. Try again after the time in Retry-After."),
    };

    private static ProblemDetails Of(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };
}
