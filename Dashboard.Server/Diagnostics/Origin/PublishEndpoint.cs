using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Takes a post, throws its body away, and counts how often it came.</summary>
internal static class PublishEndpoint
{
    public static async Task<Results<JsonHttpResult<PublishAnswer>, ProblemHttpResult>> ReceiveAsync(
        string? probe, HttpContext context, ReceivedPosts posts, IOptions<ProbeOptions> options)
    {
        if (!ProbeName.IsValid(probe))
        {
            return ProbeProblems.BadParameter("probe", ProbeName.Rule);
        }

        try
        {
            // Only whole posts count, as only whole notifications are published.
            return await ReadAsync(context, options.Value.MaxBodyBytes) is { } bytes
                ? TypedResults.Json(new PublishAnswer(bytes, posts.Add(probe!)), OriginJson.Default.PublishAnswer)
                : TooLarge(options.Value.MaxBodyBytes);
        }
        catch (BadHttpRequestException cut)
        {
            return TypedResults.Problem(cut.Message, title: "The probe's body did not come whole.", statusCode: cut.StatusCode);
        }
    }

    public static Results<JsonHttpResult<ReceivedAnswer>, ProblemHttpResult> Count(string? probe, ReceivedPosts posts) =>
        ProbeName.IsValid(probe)
            ? TypedResults.Json(new ReceivedAnswer(posts.CountOf(probe!)), OriginJson.Default.ReceivedAnswer)
            : ProbeProblems.BadParameter("probe", ProbeName.Rule);

    private static ProblemHttpResult TooLarge(int most) => TypedResults.Problem(
        $"The body may have at most {most} bytes (Diagnostics:Probe:MaxBodyBytes).",
        title: "The probe's body is too large.",
        statusCode: StatusCodes.Status413PayloadTooLarge);

    /// <summary>The size of the body; null where it is too large, which is known without reading it where it says so.</summary>
    private static async Task<long?> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
        {
            return null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The limit here is the one that counts, whatever the web server's own is.
            limit.MaxRequestBodySize = null;
        }

        var reader = context.Request.BodyReader;
        var bytes = 0L;
        while (bytes <= most)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            bytes += read.Buffer.Length;
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        return bytes <= most ? bytes : null;
    }
}
