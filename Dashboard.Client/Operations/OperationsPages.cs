using Dashboard.Client.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Client.Operations;

/// <summary>Registers what pages need to show and to change what people have done.</summary>
public static class OperationsPages
{
    /// <summary>Adds the board of all screens and the actions of one person.</summary>
    public static IServiceCollection AddOperationsPages(this IServiceCollection services)
    {
        services.AddSingleton<OperationsBoard>();
        services.AddSingleton<IQueryContexts, BoardContexts>();
        services.AddSingleton<OperationsClient>();
        services.AddScoped<OperationActions>();
        return services;
    }
}
