using System.Globalization;
using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Settings;

/// <summary>What a person may choose; every choice is kept at once.</summary>
public sealed partial class SettingsPage : IAsyncDisposable
{
    private const string Module = "./alerts.js";

    private static readonly Severity[] s_sounding = [Severity.Info, Severity.Warning, Severity.Error, Severity.Critical];

    private IJSObjectReference? _module;
    private string? _permission;
    private string? _told;

    [Inject]
    public required PreferenceStore Preferences { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private Preferences Now => Preferences.Current;

    private string PermissionInWords => _permission switch
    {
        "granted" => "This browser shows them.",
        "denied" => "This browser refuses them for this page. Allow them in its settings for this site, then load the page again.",
        "default" => "This browser has not been asked yet whether it shows them.",
        "unsupported" => "This browser has none, or only for pages that came over https or from this machine.",
        _ => "",
    };

    public async ValueTask DisposeAsync()
    {
        Preferences.Changed -= Render;
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone.
        }
    }

    protected override void OnInitialized() => Preferences.Changed += Render;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Preferences.ReadyAsync();
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            _permission = await _module.InvokeAsync<string?>("permission");
            StateHasChanged();
        }
    }

    private static string Text(ChangeEventArgs change) => change.Value as string ?? "";

    private static bool IsOn(ChangeEventArgs change) => change.Value is true;

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An hour that was emptied stays what it was.</summary>
    private static TimeOnly Hour(ChangeEventArgs change, TimeOnly before) =>
        TimeOnly.TryParse(Text(change), CultureInfo.InvariantCulture, out var time) ? time : before;

    private async Task KeepAsync(Func<Preferences, Preferences> change) =>
        _told = await Preferences.UpdateAsync(change) ? "Kept." : Preferences.Trouble;

    private async Task TestSoundAsync(Severity severity)
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("test", severity.WireName());
        }
    }

    private async Task AskPermissionAsync() => _permission = await _module!.InvokeAsync<string?>("askPermission");

    private async Task TestDesktopAsync()
    {
        var note = new { title = "This is how the dashboard calls", body = "error · ops · db1", tag = "dashboard-test", id = (string?)null, stays = false };
        _told = await _module!.InvokeAsync<bool>("notify", note, true) ? "A notification was sent to the desktop." : "The browser showed none.";
    }

    private void Render() => _ = InvokeAsync(StateHasChanged);
}
