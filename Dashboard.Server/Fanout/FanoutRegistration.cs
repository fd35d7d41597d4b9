namespace Dashboard.Server.Fanout;

/// <summary>Registers the fan-out.</summary>
internal static class FanoutRegistration
{
    public static IServiceCollection AddFanout(this IServiceCollection services)
    {
        services.AddOptions<FanoutOptions>().BindConfiguration("Fanout").ValidateOnStart()
            .Validate(options => options.Window > 0, "Fanout:Window must be at least 1.")
            .Validate(options => options.WindowBytes > 0, "Fanout:WindowBytes must be at least 1.")
            .Validate(options => options.MaxTake > 0, "Fanout:MaxTake must be at least 1.")
            .Validate(options => options.MaxTakeBytes > 0, "Fanout:MaxTakeBytes must be at least 1.")
            .Validate(options => options.Pumps >= 0, "Fanout:Pumps must not be negative.")
            .Validate(options => options.HeartbeatEvery >= TimeSpan.FromMilliseconds(100), "Fanout:HeartbeatEvery must be at least 00:00:00.1.")
            .Validate(options => options.WriteTimeout >= TimeSpan.FromMilliseconds(100), "Fanout:WriteTimeout must be at least 00:00:00.1.");
        services.AddSingleton<FanoutMetrics>();
        services.AddSingleton<SharedWishes>();
        services.AddSingleton<Broadcast>();
        return services;
    }
}
