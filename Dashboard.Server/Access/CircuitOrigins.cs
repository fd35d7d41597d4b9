namespace Dashboard.Server.Access;

/// <summary>
/// Browsers let any page open a WebSocket to any host, and Blazor accepts it: a page of another site could drive a
/// person's circuit. Only pages of the host that the request is for may.
/// </summary>
internal static class CircuitOrigins
{
    public static void UseOwnCircuitsOnly(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) && !OwnOrigin.Sent(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
