using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>Registers the history with its search.</summary>
internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SearchOptions>, SearchOptionsValidator>();
        services.AddSingleton<IndexFile>();
        services.AddSingleton<IndexPace>();
        services.AddHostedService<Indexer>();
        services.AddSingleton<SearchMetrics>();
        services.AddSingleton<SearchTurns>();
        services.AddSingleton<History>();
        services.AddSingleton<HeatCounter>();
        return services;
    }
}
