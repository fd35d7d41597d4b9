namespace Dashboard.Server.Fanout;

/// <summary>Registers the fan-out.</summary>
internal static class FanoutRegistration
{
    public static IServiceCollection AddFanout(this IServiceCollection services)
    {
        services.AddOptions<FanoutOptions>().BindConfiguration("Fanout").ValidateOnStart()
            .Validate(options => options.Window > 0, "Fanout:Window must be at least 1.")
            .Validate(options => options.MaxTake > 0, "Fanout:MaxTake must be at least 1.");
        services.AddSingleton<Broadcast>();
        return services;
    }
}
