using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>Puts the room together.</summary>
internal static class BrowserRegistration
{
    public static IServiceCollection AddBrowserDiagnoses(this IServiceCollection services)
    {
        services.AddOptions<BrowserOptions>().BindConfiguration("Diagnostics:Browser").ValidateOnStart();
        services.AddSingleton<IValidateOptions<BrowserOptions>, BrowserOptionsValidator>();
        services.AddSingleton<BrowserSettings>();
        services.AddSingleton<IBrowserDiagnoses, BrowserDiagnoses>();
        return services;
    }
}
