namespace Dashboard.Server.Access;

/// <summary>
/// Browsers let any page open a WebSocket to any host, and Blazor accepts it: a page of another site could drive a
/// person's circuit. Only pages of the host that the request is for may.
/// </summary>
internal static class CircuitOrigins
{
    public static void UseOwnCircuitsOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Programs send no origin, and carry nobody's cookies either.</summary>
    private static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
