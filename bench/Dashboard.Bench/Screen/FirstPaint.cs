using Dashboard.Bench.Results;
using Microsoft.Playwright;

namespace Dashboard.Bench.Screen;

/// <summary>How soon somebody who comes for the first time sees something, and what that weighs.</summary>
internal static class FirstPaint
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<ScreenFigure>> MeasureAsync(Screens screens)
    {
        var (paints, lists, bytes) = (new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var page = await screens.NewPageAsync();
            bytes = Math.Max(bytes, await WeighAsync(page, () => screens.OpenAsync(page)));
            lists.Add(await page.EvaluateAsync<double>("() => performance.now()"));
            paints.Add(await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime"));
            await page.Context.CloseAsync();
        }

        return
        [
            ScreenFigure.AtMost($"first paint, cold cache, median of {Rounds}", Spread.Of(paints)!.Value.Median, 1_000, "ms"),
            ScreenFigure.AtMost($"live list is there, cold cache, median of {Rounds}", Spread.Of(lists)!.Value.Median, 1_000, "ms"),
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
