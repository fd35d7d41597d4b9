using System.Text.Json;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Diagnostics;

/// <summary>The fields of a request's JSON body, and what is wrong with which.</summary>
internal sealed class RequestFields
{
    private readonly JsonElement _body;

    private RequestFields(JsonElement body) => _body = body;

    /// <summary>What is wrong, by the name of the field, each with what to write instead.</summary>
    public Dictionary<string, string[]> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a body; not a byte more than needed to know that it is too large.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most bytes that are taken.</param>
    /// <param name="known">The fields that there are: another one is a slip of the pen that would else go unnoticed.</param>
    public static async Task<(RequestFields? Fields, ProblemDetails? Problem)> ReadAsync(HttpRequest request, int maxBytes, params string[] known)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problem(StatusCodes.Status415UnsupportedMediaType, "The body is not announced as JSON.", "Send the header Content-Type: application/json (with curl: --json)."));
        }

        if (await BoundedBody.ReadAsync(request, maxBytes, request.HttpContext.RequestAborted) is not { } bytes)
        {
            return (null, Problem(StatusCodes.Status413PayloadTooLarge, "The body is too large.", $"At most {maxBytes} bytes are taken (Diagnostics:MaxBodyBytes)."));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var fields = new RequestFields(document.RootElement.Clone());
                fields.RefuseUnknown(fields._body, "", known);
                return (fields, null);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The reader also says so about a field's name that is no text.
        }

        return (null, Problem(StatusCodes.Status400BadRequest, "The body is not JSON.", $"Send one JSON object in UTF-8 with the fields {string.Join(", ", known)}; each at most once."));
    }

    /// <summary>Whether the field is there.</summary>
    public bool Has(string field) => _body.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text; empty where it is missing.</summary>
    public string Text(string field) => Text(_body, field, field);

    /// <summary>Yes or no; no where it is missing.</summary>
    public bool Flag(string field)
    {
        if (!Has(field))
        {
            return false;
        }

        var kind = _body.GetProperty(field).ValueKind;
        if (kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Errors[field] = ["Must be true or false."];
        }

        return kind == JsonValueKind.True;
    }

    /// <summary>Headers, such as <c>[{"name":"Authorization","value":"Bearer …"}]</c>; none where they are missing.</summary>
    public IReadOnlyList<HeaderField> Headers(string field)
    {
        if (!Has(field))
        {
            return [];
        }

        var list = _body.GetProperty(field);
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.Object))
        {
            Errors[field] = ["Must be a list such as [{\"name\":\"Authorization\",\"value\":\"Bearer …\"}]."];
            return [];
        }

        var headers = new List<HeaderField>();
        foreach (var one in list.EnumerateArray())
        {
            var place = $"{field}[{headers.Count}].";
            RefuseUnknown(one, place, ["name", "value"]);
            headers.Add(new HeaderField(Text(one, "name", place + "name"), Text(one, "value", place + "value")));
        }

        return headers;
    }

    /// <summary>A problem that names what was wrong, field by field.</summary>
    public static HttpValidationProblemDetails Invalid(string title, IReadOnlyDictionary<string, string[]> errors) => new(errors)
    {
        Title = title,
        Status = StatusCodes.Status422UnprocessableEntity,
        Detail = string.Join(" ", errors.SelectMany(pair => pair.Value.Select(error => $"{pair.Key}: {error}"))),
    };

    private string Text(JsonElement parent, string name, string place)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return "";
        }

        try
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                return value.GetString()!;
            }

            Errors[place] = ["Must be text."];
        }
        catch (InvalidOperationException)
        {
            Errors[place] = ["Holds text that is not Unicode: half of a surrogate pair."];
        }

        return "";
    }

    private void RefuseUnknown(JsonElement parent, string place, string[] known)
    {
        foreach (var name in parent.EnumerateObject().Select(property => property.Name).Except(known, StringComparer.Ordinal))
        {
            Errors[place + name] = [$"Is not known. Known are {string.Join(", ", known)}."];
        }
    }

    private static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };
}
