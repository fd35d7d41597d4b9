using Dashboard.Server.Access;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// The application's side of the probes. Below <c>/sse</c>, because they must meet the proxy's location that the streams
/// meet, or they judge another one. Each answer carries a mark, so that whoever answers in the application's place is
/// found out.
/// </summary>
internal static class ProbeOriginEndpoints
{
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];

    private static readonly string[] s_readOrPost = [.. s_read, HttpMethods.Post];

    public static IServiceCollection AddProbeOrigin(this IServiceCollection services)
    {
        services.AddOptions<ProbeOptions>().BindConfiguration("Diagnostics:Probe").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProbeOptions>, ProbeOptionsValidator>();
        services.AddSingleton<ProbeAccess>();
        services.AddSingleton<ProbeGuests>();
        services.AddSingleton<ProbeSessions>();
        services.AddSingleton<ProbePump>();
        services.AddSingleton<RecentStreams>();
        services.AddSingleton<ReceivedPosts>();
        return services;
    }

    public static void MapProbeOrigin(this IEndpointRouteBuilder routes)
    {
        var probes = routes.MapGroup("/sse/_diag")
            .AddEndpointFilter<RouteGroupBuilder, ProbeMark>()
            .RequireCors(EmbedOrigins.Policy)
            .DisableAntiforgery();
        probes.Map("/echo", EchoEndpoint.Answer);
        probes.MapMethods("/stream", s_read, StreamEndpoint.OpenAsync);
        probes.MapMethods("/left", s_read, StreamEndpoint.Left);
        probes.MapMethods("/status", s_read, StatusEndpoint.Answer);
        probes.MapMethods("/publish", s_read, PublishEndpoint.Count);
        probes.MapPost("/publish", PublishEndpoint.ReceiveAsync);

        // What else is asked for here is refused with the mark, or the proxy would get the blame. An endpoint without
        // methods gets what those with methods leave, and a longer pattern what shorter ones leave.
        foreach (var (path, methods) in ((string, string[])[])[("/stream", s_read), ("/left", s_read), ("/status", s_read), ("/publish", s_readOrPost)])
        {
            probes.Map(path, (HttpResponse response) => ProbeProblems.WrongMethod(response, methods));
        }

        probes.Map("/{probe}/{**rest}", ProbeProblems.NoSuchProbe);
    }
}
