using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Client.Feeds;

/// <summary>Registers the feeds.</summary>
public static class FeedsRegistration
{
    /// <summary>Adds the shared feeds, with options from the section <c>Feeds</c>.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FeedHub>();
        return services;
    }
}
