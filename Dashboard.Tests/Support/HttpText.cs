using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Tests.Support;

/// <summary>Requests and answers as text, so that tests can compare all of it.</summary>
internal static class HttpText
{
    private static readonly JsonSerializerOptions s_legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts a body as it is; the charset is what the content type says.</summary>
    public static Task<HttpResponseMessage> PostTextAsync(
        this TestServer server, string stream, string body, string? contentType, params (string Name, string Value)[] headers) =>
        server.PostBytesAsync(stream, Encoding.UTF8.GetBytes(body), contentType, headers);

    public static async Task<HttpResponseMessage> PostBytesAsync(
        this TestServer server, string stream, byte[] body, string? contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/streams/{stream}/notifications")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PostJsonAsync(this TestServer server, string stream, string json) =>
        server.PostTextAsync(stream, json, "application/json");

    public static async Task<string> GetTextAsync(this TestServer server, string pathAndQuery)
    {
        using var response = await server.Http.GetAsync(new Uri(pathAndQuery, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The whole problem, without the trace id, which is another one each time.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage response)
    {
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), response.Content.Headers.ContentType);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        problem.Remove("traceId");
        Assert.Equal((int)response.StatusCode, (int?)problem["status"]);
        return problem.ToJsonString(s_legible);
    }

    /// <summary>The problem in which a publish with errors in its fields is refused.</summary>
    public static string InvalidNotification(params (string Field, string Error)[] errors) => new JsonObject
    {
        ["type"] = "https://tools.ietf.org/html/rfc4918#section-11.2",
        ["title"] = "The notification is not valid; nothing was published.",
        ["status"] = 422,
        ["detail"] = string.Join(' ', errors.Select(one => $"{one.Field} {one.Error}")),
        ["errors"] = Errors(errors),
    }.ToJsonString(s_legible);

    /// <summary>The problem in which a request with errors in its parameters is refused.</summary>
    public static string InvalidRequest(string title, params (string Field, string Error)[] errors) => new JsonObject
    {
        ["type"] = "https://tools.ietf.org/html/rfc4918#section-11.2",
        ["title"] = title,
        ["status"] = 422,
        ["errors"] = Errors(errors),
    }.ToJsonString(s_legible);

    /// <summary>A problem of the HTTP specification's own kinds.</summary>
    public static string Problem(int status, string section, string title, string? detail = null)
    {
        var problem = new JsonObject
        {
            ["type"] = $"https://tools.ietf.org/html/rfc9110#section-{section}",
            ["title"] = title,
            ["status"] = status,
        };
        if (detail is not null)
        {
            problem["detail"] = detail;
        }

        return problem.ToJsonString(s_legible);
    }

    private static JsonObject Errors(IEnumerable<(string Field, string Error)> errors) => new(errors
        .GroupBy(one => one.Field)
        .Select(group => KeyValuePair.Create(group.Key, (JsonNode?)new JsonArray([.. group.Select(one => JsonValue.Create(one.Error))]))));
}
