using Dashboard.Client.Contracts;

namespace Dashboard.Server.Streams;

/// <summary>Registers which streams there are, and what people set for them.</summary>
internal static class StreamsRegistration
{
    public static IServiceCollection AddStreams(this IServiceCollection services)
    {
        services.AddOptions<StreamsOptions>().BindConfiguration("Streams").ValidateOnStart()
            .Validate(options => options.MaxDescription > 0, "Streams:MaxDescription must be at least 1.")
            .Validate(options => options.MaxSettings > 0, "Streams:MaxSettings must be at least 1.")
            .Validate(options => options.MaxBodyBytes is > 0 and <= 1024 * 1024, "Streams:MaxBodyBytes must be 1 to 1048576.")
            .Validate(options => options.RetryAfterSeconds > 0, "Streams:RetryAfterSeconds must be at least 1.");
        services.AddSingleton<StreamActivity>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamActivity>());
        services.AddSingleton<StreamList>();
        services.AddSingleton<IStreams>(provider => provider.GetRequiredService<StreamList>());
        return services;
    }
}
