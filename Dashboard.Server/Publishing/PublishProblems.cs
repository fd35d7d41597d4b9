using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Publishing;

/// <summary>Every way in which a publish is refused, as RFC 9457 problem details that say what to do.</summary>
internal static class PublishProblems
{
    /// <summary>A browser would send plain text for any page, from inside whatever network its user sits in.</summary>
    public static ProblemDetails ForeignPage() => Of(
        StatusCodes.Status403Forbidden,
        "Pages of other sites may not publish; nothing was published.",
        "Publish from a program, or from a page of this server.");

    public static ProblemDetails BadStream(string stream)
    {
        var errors = new FieldErrors();
        errors.Add("stream", StreamName.IsReserved(stream)
            ? "is reserved: names that begin with '_' belong to the server itself."
            : $"is not a name of a stream. Names are {StreamName.Rule}.");
        return errors.ToProblem();
    }

    public static ProblemDetails BadIdempotencyKey(int max)
    {
        var errors = new FieldErrors();
        errors.Add("Idempotency-Key", $"must be one header of 1 to {max} visible ASCII characters.");
        return errors.ToProblem();
    }

    public static ProblemDetails UnsupportedType(string? type) => Of(
        StatusCodes.Status415UnsupportedMediaType,
        "The body's content type is not supported; nothing was published.",
        $"The type was {type}. Send application/json, or text/plain in UTF-8 (first line title, the rest body).");

    public static ProblemDetails JsonUnderFormType() => Of(
        StatusCodes.Status415UnsupportedMediaType,
        "The body is JSON, but its content type says that it is a form; nothing was published.",
        "Add the header Content-Type: application/json (with curl: -H 'Content-Type: application/json', or --json).");

    public static ProblemDetails TooLarge(int max) => Of(
        StatusCodes.Status413PayloadTooLarge,
        "The body is too large; nothing was published.",
        $"At most {max} bytes are taken. Put the rest behind url.");

    public static ProblemDetails NotUtf8() => Of(
        StatusCodes.Status400BadRequest,
        "The body is not UTF-8; nothing was published.",
        "Send text and JSON in UTF-8.");

    public static ProblemDetails BrokenJson(JsonException broken) => Of(
        StatusCodes.Status400BadRequest,
        "The body is not JSON; nothing was published.",
        Where(broken) + broken.Message.Split(" LineNumber: ")[0]);

    public static ProblemDetails TooDeep(string field, JsonException broken, int max)
    {
        var errors = new FieldErrors();
        errors.Add(
            field,
            $"is nested too deeply (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}): at most {max} levels of JSON are taken, the outermost object included.");
        return errors.ToProblem();
    }

    public static ProblemDetails NotUnicodeName() => Of(
        StatusCodes.Status400BadRequest,
        "The body is not JSON; nothing was published.",
        "A field's name holds text that is not Unicode: half of a surrogate pair.");

    public static ProblemDetails Refused(AppendRefusal refusal) => refusal switch
    {
        AppendRefusal.Busy => Of(
            StatusCodes.Status429TooManyRequests,
            "The log cannot keep up; nothing was published.",
            "Too many notifications wait to be written. Try again after the time in Retry-After."),
        AppendRefusal.DiskFull => Of(
            StatusCodes.Status507InsufficientStorage,
            "The server's disk is full; nothing was published.",
            "Subscribers stay connected, and publishing works again as soon as there is room. Try again after the time in Retry-After."),
        AppendRefusal.Locked => Of(
            StatusCodes.Status503ServiceUnavailable,
            "Another process holds the log; nothing was published.",
            "A program on the server has the database file locked. Try again after the time in Retry-After."),
        AppendRefusal.NotWritable => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The log cannot be written now; nothing was published.",
            "The server's own log says why. Try again after the time in Retry-After."),
        AppendRefusal.OutcomeUnknown => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The disk failed; it is not known whether the notification was kept.",
            "It is not acknowledged. The server restarts; try again with the same Idempotency-Key, which makes one notification of both tries."),
        AppendRefusal.Broken => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The server's disk has failed; nothing was published.",
            "The server stops, to start again with what is on the disk. Try again after the time in Retry-After."),
        _ => Of(
            StatusCodes.Status503ServiceUnavailable,
            "The server is stopping; nothing was published.",
            "Try again after the time in Retry-After."),
    };

    /// <summary>Places from 1, as editors count them; the reader's own message counts from 0. A field that is there twice has none.</summary>
    private static string Where(JsonException broken) => broken.LineNumber is null
        ? ""
        : $"Line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}: ";

    private static ProblemDetails Of(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };
}
