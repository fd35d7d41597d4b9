using Dashboard.Server.Transport;
using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Server.Hosting;

/// <summary>How the process itself is set up: connections, logs, static files.</summary>
internal static class HostingRegistration
{
    /// <summary>A client that sends its headers more slowly than this holds a connection for nothing.</summary>
    private static readonly TimeSpan s_requestHeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Streams are told within a second; this is for requests that never end, such as one whose body never comes. With
    /// closing the log after it the process is gone within five seconds.
    /// </summary>
    private static readonly TimeSpan s_shutdownTimeout = TimeSpan.FromSeconds(3);

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        // Also a build that was not published finds the pages' assets.
        builder.WebHost.UseStaticWebAssets();

        // A flush then sends on the fan-out's own thread instead of waking another one for each subscriber: measured
        // with 1,000 subscribers, 100 events a second are held, with 14 µs of CPU a delivery instead of 21 µs.
        // "Unsafe" is for applications that block in a request; what blocks here reads some rows.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        var maxConnections = FileDescriptors.MaxConnections();
        builder.Services.AddTransport(maxConnections);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = s_requestHeadersTimeout;

            // In code, because the setting of the same name is not read from the configuration.
            kestrel.Limits.MaxConcurrentConnections = maxConnections;
        });

        // Critical is only that it cannot start, with a stack trace; DashboardProcess says so in a sentence.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", level => level is LogLevel.Warning or LogLevel.Error);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdownTimeout);
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks().AddCheck<EventLogHealthCheck>("log");
        builder.Services.AddSingleton(TimeProvider.System);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // A body that is cut, too slow or badly framed is the client's doing: it is told so, and no error is logged.
            StatusCodeSelector = failure => (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
        });
        app.UseWhen(
            context => HttpMethods.IsGet(context.Request.Method) && AsksForPage(context.Request),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        app.UseWhen(context => !AsksForPage(context.Request), programs => programs.UseStatusCodePages(WriteProblemAsync));
        app.UseSecurityHeaders();

        // After the pages for errors: what they run again has to be routed again.
        app.UseRouting();
    }

    /// <summary>Whatever a program accepts: one that asks for an event stream can read why it gets none.</summary>
    private static Task WriteProblemAsync(StatusCodeContext context) =>
        TypedResults.Problem(statusCode: context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext);

    /// <summary>People get a page that says what is wrong, programs problem details.</summary>
    private static bool AsksForPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
