using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Makes a running process's calls to write through to the disk fail or take long, and counts them.</summary>
internal sealed partial class StoreTracer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ChildProcess _strace;

    private StoreTracer(int process, string fault) => _strace = new ChildProcess(
        "strace",
        "-f",
        "-p", process.ToString(CultureInfo.InvariantCulture),
        "-o", Path.Combine(_folder.FullPath, "calls"),
        "-e", "trace=fsync,fdatasync",
        "-e", $"inject=fsync,fdatasync:{fault}");

    /// <summary>How many calls there were.</summary>
    public int Calls
    {
        get
        {
            using var calls = new StreamReader(
                new FileStream(Path.Combine(_folder.FullPath, "calls"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return SyncCall().Count(calls.ReadToEnd());
        }
    }

    /// <param name="process">The process.</param>
    /// <param name="fault">What becomes of each call, such as <c>error=EIO</c> or <c>delay_enter=100ms</c>.</param>
    public static async Task<StoreTracer> AttachAsync(int process, string fault)
    {
        StoreTool.Require("strace", "strace");
        var tracer = new StoreTracer(process, fault);
        await Eventually.True(
            () =>
            {
                Assert.SkipWhen(tracer._strace.HasExited, $"strace may not trace on this machine: {tracer._strace.Output}");
                return tracer._strace.Output.Contains("attached", StringComparison.Ordinal);
            },
            "strace is attached");
        return tracer;
    }

    public async ValueTask DisposeAsync()
    {
        await _strace.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Such as <c>123 fdatasync(212) = 0 (DELAYED)</c>; the end of a call that others interrupt has no number.</summary>
    [GeneratedRegex(@"\bf(data)?sync\(\d", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SyncCall();
}
