using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>Registers the targets.</summary>
internal static class TargetsRegistration
{
    public static IServiceCollection AddDiagnosisTargets(this IServiceCollection services)
    {
        services.AddOptions<TargetOptions>().BindConfiguration(TargetOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TargetOptions>, TargetOptionsValidator>();
        services.AddSingleton<HeaderSeal>();
        services.AddSingleton<TargetFile>();
        services.AddSingleton<TargetStore>();
        services.AddSingleton<TargetGuard>();
        services.AddSingleton<DiagnosisTargets>();
        services.AddSingleton<IDiagnosisTargets>(provider => provider.GetRequiredService<DiagnosisTargets>());
        return services;
    }
}
