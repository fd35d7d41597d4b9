using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Dashboard.Server.EventLog;
using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Server.Publishing;

/// <summary>Makes a draft of a request's body, in each of the forms that publishers send.</summary>
internal sealed class PublishBody(IOptions<PublishingOptions> options)
{
    private readonly PublishingOptions _options = options.Value;

    /// <summary>Reads the body.</summary>
    /// <returns>The draft, or what is wrong with the request.</returns>
    public async Task<(NotificationDraft? Draft, ProblemDetails? Problem)> ReadAsync(
        HttpRequest request, string stream, CancellationToken cancellationToken)
    {
        var form = FormOf(request);
        if (form == BodyForm.Unsupported)
        {
            return (null, PublishProblems.UnsupportedType(request.ContentType));
        }

        if (await BoundedBody.ReadAsync(request, _options.MaxBodyBytes, cancellationToken) is not { } bytes)
        {
            return (null, PublishProblems.TooLarge(_options.MaxBodyBytes));
        }

        if (!Utf8.IsValid(bytes))
        {
            return (null, PublishProblems.NotUtf8());
        }

        return form == BodyForm.Json ? FromJson(bytes, stream) : FromText(bytes, stream, form);
    }

    private static BodyForm FormOf(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return BodyForm.Text;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !Is(type.Charset.Value, "utf-8") && !Is(type.Charset.Value, "us-ascii")))
        {
            return BodyForm.Unsupported;
        }

        return type.MediaType.Value switch
        {
            var json when Is(json, "application/json") || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase) => BodyForm.Json,
            var text when Is(text, "text/plain") => BodyForm.Text,
            var form when Is(form, "application/x-www-form-urlencoded") => BodyForm.Form,
            _ => BodyForm.Unsupported,
        };

        static bool Is(string? value, string expected) =>
            string.Equals(value?.Trim('"'), expected, StringComparison.OrdinalIgnoreCase);
    }

    private (NotificationDraft? Draft, ProblemDetails? Problem) FromJson(byte[] bytes, string stream)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = _options.MaxDepth });
        }
        catch (JsonException broken)
        {
            return (null, JsonDepth.FieldBeyond(bytes, _options.MaxDepth) is { } field
                ? PublishProblems.TooDeep(field, broken, _options.MaxDepth)
                : PublishProblems.BrokenJson(broken));
        }
        catch (InvalidOperationException)
        {
            // Looking for a field that is there twice, the parser reads every name, and one of them is no text.
            return (null, PublishProblems.NotUnicodeName());
        }

        using (document)
        {
            var errors = new FieldErrors();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                errors.Add("body", "must be one JSON object with at least a title.");
                return (null, errors.ToProblem());
            }

            var draft = FromFields(new NotificationFields(document.RootElement, _options, errors), stream, errors);
            return errors.Any ? (null, errors.ToProblem()) : (draft, null);
        }
    }

    private NotificationDraft FromFields(NotificationFields fields, string stream, FieldErrors errors)
    {
        fields.RefuseUnknown();
        var title = fields.Line("title", _options.MaxTitle);
        if (!errors.Any && string.IsNullOrWhiteSpace(title))
        {
            errors.Add("title", "is missing: say in one line what happened.");
        }

        return new NotificationDraft
        {
            Stream = stream,
            Title = title ?? "",
            Body = fields.Lines("body"),
            Severity = fields.Severity(),
            Tags = fields.Tags(),
            Source = fields.Line("source", _options.MaxName),
            Url = fields.Url(),
            Key = fields.Line("key", _options.MaxName),
            Status = fields.Status(),
            OccurredAt = fields.OccurredAt(),
            Data = fields.Data(),
        };
    }

    private (NotificationDraft? Draft, ProblemDetails? Problem) FromText(byte[] bytes, string stream, BodyForm form)
    {
        if (form == BodyForm.Form && LooksLikeJson(bytes))
        {
            return (null, PublishProblems.JsonUnderFormType());
        }

        var text = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var title = (end < 0 ? text : text[..end]).Trim();
        var body = end < 0 ? "" : text[(end + 1)..].TrimEnd();
        var errors = new FieldErrors();
        if (title.Length == 0)
        {
            errors.Add("title", "is missing: the first line of the text is the title, and it is empty.");
        }

        _ = PlainText.Fits("title", title, _options.MaxTitle, errors)
            && PlainText.IsLine("title", title, errors)
            && PlainText.AreLines("body", body, errors);
        return errors.Any
            ? (null, errors.ToProblem())
            : (new NotificationDraft
            {
                Stream = stream,
                Title = title,
                Body = body.Length > 0 ? body : null,
                Severity = Client.Contracts.Severity.Info,
            }, null);
    }

    /// <summary>A bare <c>curl -d '{"title":…}'</c> announces a form; as text it would be a title full of braces.</summary>
    private static bool LooksLikeJson(byte[] bytes)
    {
        if (!bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private enum BodyForm
    {
        Unsupported,
        Json,
        Text,
        Form,
    }
}
