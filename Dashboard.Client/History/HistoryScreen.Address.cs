using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.History;

/// <content>What the page shows goes to its address, so that it can be shared and survives a reload.</content>
public sealed partial class HistoryScreen
{
    /// <summary>What comes from the box of a time: Blazor adds the seconds.</summary>
    private static readonly string[] s_localFormats = [LocalFormat, $"{LocalFormat}:ss"];

    private readonly HashSet<string> _ownAddresses = new(StringComparer.Ordinal);
    private string _address = "";

    private async Task JumpAsync(ChangeEventArgs change)
    {
        var text = change.Value?.ToString();
        if (string.IsNullOrEmpty(text))
        {
            await NavigateAsync(_filter with { At = null });
        }
        else if (DateTime.TryParseExact(text, s_localFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            // Another time than that of a bar that was picked before.
            await NavigateAsync(new HistoryFilter(_filter.AnyTime, new DateTimeOffset(local, Zone.GetUtcOffset(local))));
        }
    }

    private Task NavigateAsync(HistoryFilter filter)
    {
        _filter = filter;
        GoToAddress(replace: false);
        return ShowAsync();
    }

    /// <summary>
    /// What it says is shown before the browser has answered with it: a second choice that comes sooner starts from it, and
    /// the answer to the first must not undo the second.
    /// </summary>
    private void GoToAddress(bool replace)
    {
        var address = Navigation.GetUriWithQueryParameters(_address, new Dictionary<string, object?>
        {
            ["q"] = _filter.Query.Length > 0 ? _filter.Query : null,
            ["at"] = _filter.AtText,
            ["selected"] = _selected,
        });
        if (address != _address)
        {
            _address = address;
            _ownAddresses.Add(address);
            Navigation.NavigateTo(address, replace: replace);
        }
    }
}
