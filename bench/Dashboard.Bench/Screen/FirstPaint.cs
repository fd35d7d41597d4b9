using Dashboard.Bench.Results;
using Microsoft.Playwright;

namespace Dashboard.Bench.Screen;

/// <summary>How soon somebody who comes for the first time sees something, and what that weighs.</summary>
internal static class FirstPaint
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<ScreenFigure>> MeasureAsync(Screens screens)
    {
        var (paints, circuits, bytes) = (new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var page = await screens.NewPageAsync();
            bytes = Math.Max(bytes, await WeighAsync(page, () => screens.OpenAsync(page)));
            circuits.Add(await page.EvaluateAsync<double>("() => performance.now()"));
            paints.Add(await page.EvaluateAsync<double>(
                "() => Math.max(benchWatch.rowsAt, performance.getEntriesByName('first-contentful-paint')[0].startTime)"));
            await page.Context.CloseAsync();
        }

        return
        [
            ScreenFigure.AtMost($"the newest notifications are painted, cold cache, median of {Rounds}", Spread.Of(paints)!.Value.Median, 1_000, "ms"),
            new ScreenFigure("– the circuit has taken over", $"{Spread.Of(circuits)!.Value.Median:0} ms"),
            ScreenFigure.AtMost("the page's weight on the wire", bytes / (1 << 20), 1, "MB"),
        ];
    }

    /// <summary>Bytes of all answers while something is done, headers included, as the browser counted them on the wire.</summary>
    private static async Task<double> WeighAsync(IPage page, Func<Task> work)
    {
        var bytes = 0.0;
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        session.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += message?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await work();
        await page.WaitForLoadStateAsync(LoadState.Load);
        return bytes;
    }
}
