using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dashboard.Tests.Support;

/// <summary>A program that a test starts and that ends with it.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    public const int Terminate = 15;

    public const int Kill = 9;

    public const int HangUp = 1;

    public const int Stop = 19;

    public const int Continue = 18;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    public ChildProcess(string program, params IEnumerable<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => string.Join('\n', _output);

    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public void Signal(int signal)
    {
        if (!_process.HasExited)
        {
            _ = SendSignal(_process.Id, signal);
        }
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Eventually.Limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Signal(Terminate);
        try
        {
            await ExitCodeAsync();
        }
        catch (TimeoutException)
        {
            Signal(Kill);
            await ExitCodeAsync();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int pid, int signal);
}
