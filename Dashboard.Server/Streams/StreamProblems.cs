using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Streams;

/// <summary>Every way in which a change to a stream is refused, as RFC 9457 problem details that say what to do.</summary>
internal static class StreamProblems
{
    private const string Unchanged = "Nothing was changed.";

    public static ProblemDetails BadName(string name) => Fields(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["stream"] = [StreamName.IsReserved(name)
            ? "is reserved: names that begin with '_' belong to the server itself."
            : $"is not a name of a stream. Names are {StreamName.Rule}."],
    });

    public static ProblemDetails Fields(IReadOnlyDictionary<string, string[]> errors) => new HttpValidationProblemDetails(errors.ToDictionary())
    {
        Status = StatusCodes.Status422UnprocessableEntity,
        Title = $"The stream cannot be set so. {Unchanged}",
        Detail = string.Join(" ", errors.SelectMany(pair => pair.Value.Select(error => $"{pair.Key} {error}"))),
    };

    public static ProblemDetails NotJson(string why) =>
        Of(StatusCodes.Status400BadRequest, $"The body is not JSON. {Unchanged}", why);

    public static ProblemDetails TooLarge(int max) =>
        Of(StatusCodes.Status413PayloadTooLarge, $"The body is too large. {Unchanged}", $"At most {max} bytes are taken.");

    public static ProblemDetails ForeignPage() =>
        Of(StatusCodes.Status403Forbidden, Unchanged, "Pages of other sites may not change or delete streams.");

    public static ProblemDetails Exists(string name) => Of(
        StatusCodes.Status412PreconditionFailed,
        Unchanged,
        $"There is a stream {name} already. Choose another name, or leave out If-None-Match to change that one.");

    public static ProblemDetails TooMany(int max) => Of(
        StatusCodes.Status409Conflict,
        Unchanged,
        $"As many streams are set as Streams:MaxSettings allows ({max}). Delete one that is not needed, or raise that setting.");

    public static ProblemDetails Missing() =>
        Of(StatusCodes.Status404NotFound, Unchanged, "There is no such stream; GET /api/streams lists those that there are.");

    public static ProblemDetails Refused(AppendRefusal refusal) => Of(
        refusal == AppendRefusal.DiskFull ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable,
        refusal == AppendRefusal.OutcomeUnknown ? "The disk failed; it is not known whether the change was kept." : $"The log cannot be written. {Unchanged}",
        refusal switch
        {
            AppendRefusal.DiskFull => "The server's disk is full. Try again after the time in Retry-After.",
            AppendRefusal.Locked => "A program on the server has the database file locked. Try again after the time in Retry-After.",
            AppendRefusal.OutcomeUnknown or AppendRefusal.Broken => "The server stops, to start again with what is on the disk. Look after that, and try again.",
            _ => "The server's own log says why. Try again after the time in Retry-After.",
        });

    private static ProblemDetails Of(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };
}
