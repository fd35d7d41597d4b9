using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Puts the room together.</summary>
internal static class ExperimentsRegistration
{
    public static IServiceCollection AddExperiments(this IServiceCollection services)
    {
        services.AddOptions<RunOptions>().BindConfiguration("Diagnostics:Run").ValidateOnStart();
        services.AddSingleton<IValidateOptions<RunOptions>, RunOptionsValidator>();
        services.AddSingleton<RunSettings>();
        services.AddSingleton<Diagnoses>();
        services.AddSingleton<IDiagnoses>(provider => provider.GetRequiredService<Diagnoses>());
        return services;
    }
}
