using System.Globalization;
using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Client.History;

/// <summary>How much was published in the last day, by severity; a click or enter shows the notifications of a bar.</summary>
public sealed partial class HeatStrip
{
    /// <summary>The least height of a severity that is there, in percent: one critical among thousands has to be seen.</summary>
    private const double Least = 8;

    private int? _cursor;

    /// <summary>The counts; null while there are none.</summary>
    [Parameter, EditorRequired]
    public required Heat? Heat { get; set; }

    /// <summary>Why there are none; null while they are on their way.</summary>
    [Parameter]
    public string? Trouble { get; set; }

    /// <summary>Called with the time of a bar.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<(DateTimeOffset From, DateTimeOffset Until)> Picked { get; set; }

    [CascadingParameter]
    private TimeZoneInfo? Zone { get; set; }

    private static DateTimeOffset TimeOf(Heat heat, int bucket) => heat.From.AddSeconds((double)heat.BucketSeconds * bucket);

    private static IEnumerable<(Severity Severity, int Count)> Totals(Heat heat) => SeverityNames.All
        .Select(one => (one.Severity, heat.Counts.Sum(bucket => bucket[(int)one.Severity])))
        .Where(one => one.Item2 > 0)
        .Reverse();

    /// <summary>
    /// The bars of a bucket, the most serious at the bottom, where all begin at one line. Heights are square roots: beside a
    /// flood of thousands, ten must still be more than nothing.
    /// </summary>
    private static IEnumerable<(Severity Severity, double Top, double Height)> Bars(Heat heat, int bucket)
    {
        var counts = heat.Counts[bucket];
        var total = counts.Sum();
        if (total == 0)
        {
            yield break;
        }

        var height = Math.Max(Least, 100 * Math.Sqrt((double)total / heat.Counts.Max(one => one.Sum())));
        double[] shares = [.. counts.Select(count => count == 0 ? 0 : Math.Max(Least, height * count / total))];
        var scale = Math.Min(1, 100 / shares.Sum());
        var top = 100.0;
        for (var severity = counts.Count - 1; severity >= 0; severity--)
        {
            if (shares[severity] > 0)
            {
                top -= shares[severity] * scale;
                yield return ((Severity)severity, top, shares[severity] * scale);
            }
        }
    }

    private static string Px(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Where the keys are; at first at the newest.</summary>
    private int Cursor(Heat heat) => _cursor ?? heat.Counts.Count - 1;

    private string Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone ?? TimeZoneInfo.Utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    private string InWords(Heat heat, int bucket)
    {
        var parts = SeverityNames.All.Reverse()
            .Select(one => (one.Name, Count: heat.Counts[bucket][(int)one.Severity]))
            .Where(one => one.Count > 0)
            .Select(one => $"{one.Count.ToString("N0", CultureInfo.InvariantCulture)} {one.Name}");
        return $"{Clock(TimeOf(heat, bucket))} to {Clock(TimeOf(heat, bucket + 1))}: {string.Join(", ", parts.DefaultIfEmpty("nothing"))}";
    }

    private async Task PressAsync(KeyboardEventArgs pressed)
    {
        if (Heat is not { } heat)
        {
            return;
        }

        var (at, last) = (Cursor(heat), heat.Counts.Count - 1);
        _cursor = pressed.Key switch
        {
            "ArrowLeft" or "ArrowDown" => Math.Max(0, at - 1),
            "ArrowRight" or "ArrowUp" => Math.Min(last, at + 1),
            "PageDown" => Math.Max(0, at - 4),
            "PageUp" => Math.Min(last, at + 4),
            "Home" => 0,
            "End" => last,
            _ => at,
        };
        if (pressed.Key is "Enter")
        {
            await PickAsync(at);
        }
    }

    private Task PickAsync(int bucket) => Heat is { } heat
        ? Picked.InvokeAsync((TimeOf(heat, bucket), TimeOf(heat, bucket + 1)))
        : Task.CompletedTask;
}
