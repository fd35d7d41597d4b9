using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>Registers the history of diagnoses.</summary>
internal static class HistoryRegistration
{
    public static IServiceCollection AddDiagnosisHistory(this IServiceCollection services)
    {
        services.AddOptions<HistoryOptions>().BindConfiguration(HistoryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HistoryOptions>, HistoryOptionsValidator>();
        services.AddSingleton<HistoryFile>();
        services.AddSingleton<DiagnosisHistory>();
        return services;
    }
}
