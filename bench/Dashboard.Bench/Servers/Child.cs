using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dashboard.Bench.Servers;

/// <summary>A program that this one starts, and that ends with it.</summary>
internal sealed partial class Child : IAsyncDisposable
{
    public const int Terminate = 15;

    public const int Kill = 9;

    private const int LinesKept = 50;

    // nginx ends its streams at once, ours says good-bye to thousands of subscribers within 5 s.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(8);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Words => string.Join(" | ", _lines);

    /// <param name="command">The program and its arguments.</param>
    /// <param name="core">The only processor that it may use; null for all.</param>
    /// <param name="onLine">Gets each line of its output instead of keeping it; null to keep the last ones.</param>
    public static Child Start(IReadOnlyList<string> command, int? core = null, Action<string>? onLine = null)
    {
        IReadOnlyList<string> pinned = core is { } one ? ["taskset", "-c", $"{one}", .. command] : command;
        var child = new Child(new Process
        {
            StartInfo = new ProcessStartInfo(pinned[0], pinned.Skip(1))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        });
        child._process.OutputDataReceived += (_, line) => (onLine ?? child.Keep)(line.Data ?? "");
        child._process.ErrorDataReceived += (_, line) => child.Keep(line.Data ?? "");
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    public async Task<int> ExitAsync(CancellationToken token)
    {
        await _process.WaitForExitAsync(token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to end, waits, then insists.</summary>
    public async Task StopAsync(int signal)
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            Send(signal);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Send(Kill);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(Terminate);
        _process.Dispose();
    }

    private void Send(int signal)
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, signal);
        }
    }

    private void Keep(string line)
    {
        if (line.Length > 0 && _lines.Count < LinesKept)
        {
            _lines.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
