using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>Registers the lab.</summary>
internal static class LabRegistration
{
    public static IServiceCollection AddLab(this IServiceCollection services)
    {
        services.AddOptions<LabOptions>().BindConfiguration("Diagnostics:Lab").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<LabOptions>, LabOptionsValidator>()
            .AddSingleton<LabFiles>()
            .AddSingleton<LabNginx>()
            .AddSingleton<LabBench>()
            .AddSingleton<ILab>(services => services.GetRequiredService<LabBench>())
            .AddHostedService(services => services.GetRequiredService<LabBench>());
    }
}
