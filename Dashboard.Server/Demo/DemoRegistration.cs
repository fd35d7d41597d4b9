namespace Dashboard.Server.Demo;

/// <summary>Registers the demo, which does nothing unless it is switched on.</summary>
internal static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddOptions<DemoOptions>().BindConfiguration("Demo").ValidateOnStart()
            .Validate(options => options.From > TimeSpan.Zero && options.To >= options.From, "Demo:From must be longer than 0, and Demo:To not shorter.");
        services.AddHostedService<DemoPublisher>();
        return services;
    }
}
