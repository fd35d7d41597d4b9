using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Screen;

/// <summary>Measures the Live page in a real browser.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="folder">Where the server's files are.</param>
internal sealed class ScreenRun(ScreenOptions options, string folder)
{
    public async Task<IReadOnlyList<ScreenFigure>> RunAsync(Action<string> tell, CancellationToken token)
    {
        var site = new Site(options.Root, "", Path.Combine(folder, "screen"), RunningServer.FreePort());
        await using var server = await RunningServer.StartAsync(Contenders.All.First(one => one.Ours), site, core: null, token);
        var (url, process) = (new Uri($"http://127.0.0.1:{server.Port}"), server.Pids.Single());
        using var flood = new Flood(url);
        await flood.RunAsync(100, TimeSpan.FromSeconds(1), token);
        await using var screens = await Screens.StartAsync(options.Root, url);
        var figures = new List<ScreenFigure>();
        if (options.Has(ScreenOptions.FirstPaintPart))
        {
            tell("first paint ...");
            figures.AddRange(await FirstPaint.MeasureAsync(screens));
        }

        if (options.Has(ScreenOptions.OneViewerPart))
        {
            tell("one viewer ...");
            figures.AddRange(await new OneViewer(screens, flood, process, options).MeasureAsync(token));
        }

        if (options.Has(ScreenOptions.ViewersPart))
        {
            tell($"{options.Viewers} viewers, {options.Screens} of them in Chromium ...");
            figures.AddRange(await new ManyViewers(screens, flood, process, options).MeasureAsync(url, token));
        }

        return figures;
    }
}
