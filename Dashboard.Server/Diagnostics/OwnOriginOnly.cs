using Dashboard.Server.Access;

namespace Dashboard.Server.Diagnostics;

/// <summary>Refuses what pages of other sites ask for: a person's browser must not probe addresses for them.</summary>
internal static class OwnOriginOnly
{
    public static RouteHandlerBuilder ForOwnOriginOnly(this RouteHandlerBuilder route) => route.AddEndpointFilter((invocation, next) =>
        OwnOrigin.Sent(invocation.HttpContext.Request)
            ? next(invocation)
            : ValueTask.FromResult<object?>(TypedResults.Problem(
                "Pages of other sites may not change or start a diagnosis.", statusCode: StatusCodes.Status403Forbidden)));
}
