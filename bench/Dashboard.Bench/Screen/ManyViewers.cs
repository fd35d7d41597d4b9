using Dashboard.Bench.Screen.Circuits;
using Microsoft.Playwright;

namespace Dashboard.Bench.Screen;

/// <summary>
/// Many viewers of one server: how late each sees what is published. A few are pages in Chromium, which also paint; the others are
/// circuits without a browser, because the processors of one machine paint for ten viewers at most.
/// </summary>
internal sealed class ManyViewers(Screens screens, Flood flood, int process, ScreenOptions options)
{
    private const int PerSecond = 50;
    private const int MostDelay = 500;

    /// <summary>In per cent of one processor: with more, the machine was not quiet, and the figures are not the server's.</summary>
    private const int MostElse = 10;

    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5);

    private int Circuits => options.Viewers - options.Screens;

    public async Task<IReadOnlyList<ScreenFigure>> MeasureAsync(Uri server, CancellationToken token)
    {
        await using var crowd = await Crowd.OpenAsync(server, Circuits, token);
        var pages = new List<IPage>();
        for (var screen = 0; screen < options.Screens; screen++)
        {
            pages.Add(await screens.NewPageAsync(readsDelays: true));
            await screens.OpenAsync(pages[^1]);
        }

        await Task.Delay(s_settle, token);
        foreach (var page in pages)
        {
            await page.EvaluateAsync("benchBegin");
        }

        crowd.Begin();
        var machine = new MachineTime();
        var sent = await flood.RunAsync(PerSecond, TimeSpan.FromSeconds(options.Seconds), token);
        var processors = Processors(machine);
        await Task.Delay(s_settle, token);
        crowd.EnsureLive();
        var shown = new List<double[]>();
        foreach (var page in pages)
        {
            shown.Add(await page.EvaluateAsync<double[]>("() => benchWatch.delays"));
            await page.Context.CloseAsync();
        }

        return
        [
            .. Figures($"{Circuits} circuits", "rendered", crowd.Delays, sent),
            .. Figures(options.Screens == 1 ? "1 screen" : $"{options.Screens} screens", "shown", shown, sent),
            .. processors,
        ];
    }

    /// <param name="viewers">Who they are, in words.</param>
    /// <param name="what">What has happened to a notification when it has come to them.</param>
    /// <param name="delays">Of each viewer, in milliseconds.</param>
    /// <param name="sent">What each of them should have seen. What one never saw counts as endlessly late.</param>
    internal static IEnumerable<ScreenFigure> Figures(string viewers, string what, IReadOnlyList<double[]> delays, int sent)
    {
        if (delays.Count == 0)
        {
            return [];
        }

        double[][] all = [.. delays.Select(one => (double[])[.. one, .. Enumerable.Repeat(double.PositiveInfinity, Math.Max(0, sent - one.Length))])];
        var (fewest, worst) = (delays.Min(one => one.Length), all.Max(one => OneViewer.Percentile(one, 0.95)));
        var figures = new List<ScreenFigure>
        {
            ScreenFigure.AtMost($"{viewers}, {PerSecond}/s: published to {what}, p95", OneViewer.Percentile(all.SelectMany(one => one), 0.95), MostDelay, "ms"),
            new ScreenFigure("– p50", $"{OneViewer.Percentile(all.SelectMany(one => one), 0.5):0} ms"),
        };
        if (delays.Count > 1)
        {
            figures.Add(ScreenFigure.AtMost("– p95 of the viewer that sees it last", worst, MostDelay, "ms"));
        }

        figures.Add(new ScreenFigure(
            delays.Count > 1 ? "– seen by the viewer with the fewest" : "– seen", $"{fewest:N0} of {sent:N0}", $"{sent:N0}", fewest >= sent));
        return figures;
    }

    /// <summary>Who took the processors.</summary>
    private ScreenFigure[] Processors(MachineTime machine)
    {
        var own = Environment.ProcessId;
        var (server, bench, all) = (machine.Percent(process), machine.Percent(own), machine.Percent());
        var browser = machine.PercentWithChildren(own, process) - bench;

        // The kernel's two accounts, of the whole and of each process, differ by some per cent.
        var others = Math.Max(0, all - server - bench - browser);
        return
        [
            new ScreenFigure("– processor of the server", $"{server:0} % of one"),
            new ScreenFigure("– of this program, which publishes and holds the circuits", $"{bench:0} % of one"),
            new ScreenFigure("– of Chromium", $"{browser:0} % of one"),
            ScreenFigure.AtMost("– of anything else on this machine", others, MostElse, "% of one"),
        ];
    }
}
