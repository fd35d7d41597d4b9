using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dashboard.Tests.Support;

/// <summary>A test in a real browser; one that fails leaves a screenshot and a trace in <c>artifacts/browser</c>.</summary>
[Collection(Collection)]
public abstract class BrowserTest(Browser browser) : IAsyncLifetime
{
    internal const string Collection = "One browser page at a time";

    private readonly List<string> _violations = [];
    private IBrowserContext? _context;

    protected IPage Page { get; private set; } = null!;

    /// <summary>What the page's own security policy refused, and scripts that failed.</summary>
    protected IReadOnlyList<string> Violations => _violations;

    public async ValueTask InitializeAsync()
    {
        _context = await browser.NewContextAsync(ContextOptions());
        _context.SetDefaultTimeout((float)Eventually.Limit.TotalMilliseconds);
        await _context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        Page = await _context.NewPageAsync();
        Page.PageError += (_, error) => _violations.Add(error);
        Page.Dialog += (_, dialog) =>
        {
            _violations.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _violations.Add(message.Text);
            }
        };
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_context is null)
        {
            return;
        }

        var failed = TestContext.Current.TestState?.Result == TestResult.Failed;
        var artifact = Repository.PathTo("artifacts", "browser", FileName());
        if (failed)
        {
            await ScreenshotAsync(artifact + ".png");
        }

        await _context.Tracing.StopAsync(new TracingStopOptions { Path = failed ? artifact + ".zip" : null });
        await _context.CloseAsync();
    }

    protected virtual BrowserNewContextOptions ContextOptions() => new()
    {
        ViewportSize = new ViewportSize { Width = 1440, Height = 900 },

        // While a dialog fades in, its colours are not those that axe is to judge.
        ReducedMotion = ReducedMotion.Reduce,
    };

    /// <summary>What axe objects to on the page as it is.</summary>
    private protected async Task<string[]> AxeFindingsAsync()
    {
        var result = await Page.RunAxe();
        return [.. result.Violations.Select(one => $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Select(node => node.Html))}")];
    }

    /// <summary>Opens a page and waits until it is interactive.</summary>
    private protected async Task OpenAsync(Uri server, string path)
    {
        await Page.GotoAsync(new Uri(server, path).ToString());
        await Assertions.Expect(Page.Locator("[data-beat]:not([data-beat='0'])")).ToBeAttachedAsync();
    }

    private async Task ScreenshotAsync(string path)
    {
        try
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = path });
        }
        catch (PlaywrightException failure)
        {
            // A page that never came cannot be pictured; the trace still tells the story.
            TestContext.Current.SendDiagnosticMessage(failure.Message);
        }
    }

    private static string FileName() => string.Concat(
        (TestContext.Current.TestCase?.TestCaseDisplayName ?? "test").Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '.'));
}
