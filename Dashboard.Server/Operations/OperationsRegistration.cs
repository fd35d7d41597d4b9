using Microsoft.Extensions.Options;

namespace Dashboard.Server.Operations;

/// <summary>Registers what people do with notifications.</summary>
internal static class OperationsRegistration
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration("Operations").ValidateOnStart();
        services.AddSingleton<IValidateOptions<OperationsOptions>, OperationsOptionsValidator>();
        services.AddSingleton<OperationsFile>();
        services.AddSingleton<OperationsEdges>();
        services.AddSingleton<OperationsLedger>();
        services.AddHostedService<OperationsCatchUp>();
        return services;
    }
}
