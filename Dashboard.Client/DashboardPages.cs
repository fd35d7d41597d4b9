using Dashboard.Client.Alerts;
using Dashboard.Client.Layout;
using Dashboard.Client.Live;
using Dashboard.Client.Operations;
using Dashboard.Client.Reading;
using Dashboard.Client.Settings;
using Dashboard.Client.Streams;
using Dashboard.Client.Wall;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Dashboard.Client;

/// <summary>Registers what the pages need.</summary>
public static class DashboardPages
{
    /// <summary>Adds the interactive pages; the host adds feeds, comparisons and its address.</summary>
    public static IServiceCollection AddDashboardPages(this IServiceCollection services)
    {
        // A viewer whose browser or path falls behind is sent fewer renderings, not older ones: ten, the usual number, are a
        // second of the Live page, and keys wait behind them. Three still fill a path of 300 ms.
        services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.MaxBufferedUnacknowledgedRenderBatches = 3);
        services.AddOptions<CircuitOptions>().BindConfiguration("Circuits");

        // At the left: at the right the details are, with their button to close.
        services.AddMudServices(options => options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft);
        services.AddOptions<LiveOptions>().BindConfiguration("Live").ValidateOnStart()
            .Validate(options => options.MaxRows is > 0 and <= 100_000, "Live:MaxRows must be 1 to 100000.")
            .Validate(options => options.KeptRepeats is > 0 and <= 1_000, "Live:KeptRepeats must be 1 to 1000.")
            .Validate(options => options.MostLoaded is > 0 and <= 10_000, "Live:MostLoaded must be 1 to 10000.")
            .Validate(options => options.FirstWait >= TimeSpan.Zero && options.FirstWait <= TimeSpan.FromSeconds(5), "Live:FirstWait must be 00:00:00 to 00:00:05.")
            .Validate(options => options.Last is >= 0 and <= 1_000, "Live:Last must be 0 to 1000.");
        services.AddLayout();
        services.AddAlerts();
        services.AddWall();
        services.AddScoped<StreamsReader>();
        services.AddOperationsPages();
        services.AddScoped<HistoryReader>();
        services.AddScoped<LiveSurroundings>();
        services.AddScoped<PreferenceStore>();
        services.AddScoped<StreamsClient>();
        return services;
    }
}
