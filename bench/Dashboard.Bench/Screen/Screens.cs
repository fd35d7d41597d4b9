using Dashboard.Bench.Servers;
using Microsoft.Playwright;

namespace Dashboard.Bench.Screen;

/// <summary>The system's Chromium, with pages of one server.</summary>
internal sealed class Screens : IAsyncDisposable
{
    private static readonly string[] s_arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _script;
    private readonly Uri _server;

    private Screens(IPlaywright playwright, IBrowser browser, string script, Uri server) =>
        (_playwright, _browser, _script, _server) = (playwright, browser, script, server);

    public static async Task<Screens> StartAsync(string root, Uri server)
    {
        var chromium = Tools.Find("chromium") ?? throw new BenchException("Chromium is not installed (apt-get install chromium).");
        var script = await File.ReadAllTextAsync(Path.Combine(root, "bench/Dashboard.Bench/Screen/watch.js"));
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = s_arguments });
        return new Screens(playwright, browser, script, server);
    }

    /// <summary>A page in a profile of its own, with nothing in its cache.</summary>
    /// <param name="readsDelays">Whether it notes how late each notification is shown.</param>
    public async Task<IPage> NewPageAsync(bool readsDelays = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await context.AddInitScriptAsync($"{_script}\nwindow.benchReads = {(readsDelays ? "true" : "false")};");
        return await context.NewPageAsync();
    }

    /// <summary>Opens the Live page, and waits until its circuit has taken over the list that came with it.</summary>
    public async Task OpenAsync(IPage page)
    {
        await page.GotoAsync(_server.AbsoluteUri);
        await page.Locator(".rows:not(:has(.first-lines)) .row").First.WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
