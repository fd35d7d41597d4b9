using Dashboard.Bench.Load;
using Dashboard.Bench.Machine;
using Dashboard.Bench.Results;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Scenarios;

/// <summary>One scenario with one server: starts it, loads it, keeps the account, and removes every trace.</summary>
/// <param name="server">The server.</param>
/// <param name="options">What the command line asks for.</param>
/// <param name="folder">A folder of its own.</param>
/// <param name="token">Ends it.</param>
internal sealed class Attempt(Contender server, BenchOptions options, string folder, CancellationToken token) : IAsyncDisposable
{
    // Shells, logs, the database and the runtime itself, beside the connections.
    private const int OtherFiles = 600;

    private readonly LoadGenerator _generator = new(options.Programs);
    private RunningServer? _running;
    private bool _pinned;

    /// <summary>What went wrong in all of its loads.</summary>
    public Faults Faults { get; private set; }

    /// <summary>The part of the machine that others used, in the noisiest of its loads.</summary>
    public double Noise { get; private set; }

    /// <summary>The plan as it is run: with <c>--quick</c> much smaller.</summary>
    public LoadPlan Scaled(LoadPlan plan) => !options.Quick ? plan : plan with
    {
        Subscribers = Math.Max(1, plan.Subscribers / 20),
        Stalled = plan.Stalled / 20,
        Mark = plan.Mark / 20,
        Seconds = plan.Seconds / 5,
        Warmup = Math.Min(plan.Warmup, 10),
        Settle = 0.1,
    };

    /// <summary>Starts the server.</summary>
    /// <param name="pinned">On a processor of its own, with the load generator on another one.</param>
    public async Task StartAsync(bool pinned)
    {
        _pinned = pinned && MachineFacts.Processors > 1;
        var site = new Site(options.Root, options.Programs, folder, RunningServer.FreePort());
        _running = await RunningServer.StartAsync(server, site, _pinned ? 0 : null, token);
    }

    public Task AddNginxAsync() => Running().AddNginxAsync(token);

    /// <summary>Loads the server that was started.</summary>
    /// <param name="plan">How.</param>
    /// <param name="restartWith">The signal that ends the server when the generator is ready for it; null for none.</param>
    public async Task<LoadReport> LoadAsync(LoadPlan plan, int? restartWith = null)
    {
        var needed = plan.Subscribers + OtherFiles;
        if (MachineFacts.FileLimit() is { } limit && limit < needed)
        {
            throw new BenchException($"needs {needed} open files, the limit is {limit} (ulimit -n)");
        }

        var running = Running();
        Func<Task>? restart = restartWith is { } signal ? () => running.RestartAsync(signal, token) : null;
        var report = await _generator.RunAsync(plan, server, running, _pinned ? 1 : null, restart, token);
        Faults += Faults.Of(report, plan.ChecksOrder);
        if (restart is null)
        {
            Noise = Math.Max(Noise, report.Noise(MachineFacts.Processors));
        }

        return report;
    }

    /// <summary>Writes a file for the load generator.</summary>
    public string Write(string name, IEnumerable<string> lines)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllLines(file, lines);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // It was never made, or a worker still writes its last words; the whole work folder goes at the end.
        }
    }

    private RunningServer Running() => _running ?? throw new InvalidOperationException("The server was not started.");
}
