using Microsoft.Playwright;

namespace Dashboard.Bench.Screen;

/// <summary>One viewer with ten thousand rows, while two hundred notifications a second come in.</summary>
internal sealed class OneViewer(Screens screens, Flood flood, int process, ScreenOptions options)
{
    private const int Rows = 10_000;
    private const int PerSecond = 200;
    private const int FillPerSecond = 1_000;

    private static readonly TimeSpan s_key = TimeSpan.FromMilliseconds(330);

    private TimeSpan Time => TimeSpan.FromSeconds(options.Seconds);

    public async Task<IReadOnlyList<ScreenFigure>> MeasureAsync(CancellationToken token)
    {
        var page = await screens.NewPageAsync();
        await screens.OpenAsync(page);
        for (var sent = 0; sent < Rows;)
        {
            sent += await flood.RunAsync(FillPerSecond, TimeSpan.FromSeconds(1), token);
        }

        await Task.Delay(TimeSpan.FromSeconds(2), token);
        var rows = await page.EvaluateAsync<int>("() => +document.querySelector('.rows').getAttribute('aria-rowcount')");
        var (with, seen) = await WatchAsync(page, token);
        IReadOnlyList<ScreenFigure> memory = options.Minutes > 0 ? [await MemoryAsync(token)] : [];
        await page.Context.CloseAsync();

        // The same flood without anybody who looks: what is left is the viewer's.
        await Task.Delay(TimeSpan.FromSeconds(5), token);
        var alone = new ProcessorTime(process);
        await flood.RunAsync(PerSecond, Time, token);
        var without = alone.Percent;
        return
        [
            new ScreenFigure("rows that the page holds", $"{rows:N0}", $"{Rows:N0}", rows >= Rows),
            new ScreenFigure($"key to paint, p50 of {seen.Inputs.Length}", $"{Percentile(seen.Inputs, 0.5):0.#} ms"),
            ScreenFigure.AtMost("key to paint, p95", Percentile(seen.Inputs, 0.95), 100, "ms"),
            ScreenFigure.AtMost("longest task of the page", seen.Longest, 200, "ms"),
            ScreenFigure.AtMost("renders", seen.Renders / Time.TotalSeconds, 10.5, "a second"),
            ScreenFigure.AtMost("the server's processor for the viewer", with - without, 15, "%"),
            new ScreenFigure("the server's processor without one", $"{without:0.#} %"),
            .. memory,
        ];
    }

    internal static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>Twice the same flood: first nobody touches the page, then somebody goes through the rows with the keyboard.</summary>
    private async Task<(double Percent, Seen Seen)> WatchAsync(IPage page, CancellationToken token)
    {
        await page.EvaluateAsync("benchBegin");
        var time = new ProcessorTime(process);
        await flood.RunAsync(PerSecond, Time, token);
        var percent = time.Percent;
        var renders = await page.EvaluateAsync<int>("() => benchWatch.renders.length");

        await page.EvaluateAsync("() => document.querySelector('.rows').focus()");
        var flooding = flood.RunAsync(PerSecond, Time, token);
        using var keys = new PeriodicTimer(s_key);
        while (!flooding.IsCompleted && await keys.WaitForNextTickAsync(token))
        {
            await page.Keyboard.PressAsync("j");
        }

        await flooding;
        return (percent, new Seen(
            await page.EvaluateAsync<double[]>("() => benchWatch.inputs"),
            await page.EvaluateAsync<double>("() => benchWatch.longest"),
            renders));
    }

    /// <summary>What the server's memory grows by, from when the flood has gone on for a while to its end.</summary>
    private async Task<ScreenFigure> MemoryAsync(CancellationToken token)
    {
        var megabytes = new List<double>();
        for (var minute = 0; minute < options.Minutes; minute++)
        {
            await flood.RunAsync(PerSecond, TimeSpan.FromMinutes(1), token);
            megabytes.Add(ProcessorTime.ResidentMb(process));
        }

        var half = megabytes.Count / 2;
        var (early, late) = (megabytes.Take(half).DefaultIfEmpty(megabytes[0]).Max(), megabytes.Skip(half).Max());
        return new ScreenFigure(
            $"the server's memory over {options.Minutes} min", $"{megabytes[0]:0} MB at first, at most {early:0} MB in the first half and {late:0} MB in the second", "flat", late < 1.1 * early);
    }

    /// <summary>What the page noted.</summary>
    private sealed record Seen(double[] Inputs, double Longest, int Renders);
}
