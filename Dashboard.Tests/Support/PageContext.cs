using Bunit;
using Dashboard.Client.Alerts;
using Dashboard.Client.Layout;
using Dashboard.Client.Queries;
using Dashboard.Client.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor.Services;

namespace Dashboard.Tests.Support;

/// <summary>Renders components without a browser; JavaScript that nobody set up answers nothing.</summary>
internal sealed class PageContext : BunitContext
{
    public PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLayout();
        Services.AddAlerts();
        Services.AddSingleton<IQueryContexts, NothingDone>();
        Services.AddScoped<PreferenceStore>();
        Services.AddSingleton<TimeProvider>(Time);
    }

    /// <summary>The clock of the page.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    /// <inheritdoc />
    public override IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>>? parameterBuilder = null)
    {
        // Services that a test adds after the first one was used would be refused, and this uses one.
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return base.Render(parameterBuilder);
    }
}
