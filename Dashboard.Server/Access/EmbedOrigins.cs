using Microsoft.Extensions.Options;

namespace Dashboard.Server.Access;

/// <summary>Which other sites' pages may read streams, and that any page may load the widget's code.</summary>
internal static class EmbedOrigins
{
    /// <summary>The name of the CORS policy of the streams.</summary>
    public const string Policy = "embed";

    public static IServiceCollection AddEmbedOrigins(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<AccessOptions>>((cors, access) => cors.AddPolicy(Policy, policy => policy
                .WithOrigins([.. access.Value.EmbedOrigins])
                .WithMethods(HttpMethods.Get)
                .WithHeaders("Last-Event-ID", "Authorization", "Cache-Control")));
        return services;
    }

    /// <summary>
    /// Browsers fetch module scripts of other sites only with CORS (WHATWG HTML, "fetch a module script"); the widget's
    /// code is public, so every site may. What it then reads is another matter, and decided by the policy.
    /// </summary>
    public static void UsePublicWidget(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments("/widget", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        return next(context);
    });
}
