using Dashboard.Bench.Load;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Profile;

/// <summary>Starts a server, connects subscribers that get nothing but heartbeats, and looks into its memory.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="folder">Where the server's files are.</param>
internal sealed class ProfileRun(ProfileOptions options, string folder)
{
    /// <summary>All connections together do not take longer, on a slow machine.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan s_ask = TimeSpan.FromMilliseconds(100);

    // The last streams begin, and get their first heartbeat.
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);

    public async Task<MemoryProfile> RunAsync(Contender contender, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_limit);
        var site = new Site(options.Root, options.Programs, Path.Combine(folder, contender.Name), RunningServer.FreePort());
        await using var server = await RunningServer.StartAsync(contender, site, core: null, limit.Token);
        var process = server.Pids.Single();
        await Task.Delay(s_settle, limit.Token);
        var empty = await MemoryMoment.OfAsync(process, limit.Token);

        using var disconnect = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        var loads = new List<Task>();
        try
        {
            loads.Add(await ConnectAsync(contender, server, ProfileOptions.Base, disconnect.Token));
            await Collection.InduceAsync(process, limit.Token);
            var warm = await MemoryMoment.OfAsync(process, limit.Token);
            loads.Add(await ConnectAsync(contender, server, options.Connections - ProfileOptions.Base, disconnect.Token));
            var full = await MemoryMoment.OfAsync(process, limit.Token);
            await Collection.InduceAsync(process, limit.Token);
            return new MemoryProfile(contender.Name, options.Connections, empty, warm, full, await MemoryMoment.OfAsync(process, limit.Token));
        }
        finally
        {
            await disconnect.CancelAsync();
            await Task.WhenAll(loads).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Connects so many more, which stay until the token ends them.</summary>
    private async Task<Task> ConnectAsync(Contender contender, RunningServer server, int count, CancellationToken token)
    {
        var process = server.Pids.Single();
        var wanted = OpenFiles(process) + count;
        var plan = new LoadPlan { Subscribers = count, Warmup = 0, Events = 0, Settle = s_limit.TotalSeconds, Limit = (int)s_limit.TotalSeconds };
        var load = new LoadGenerator(options.Programs).RunAsync(plan, contender, server, core: null, onRestart: null, token);

        // Counted from outside: asking the server would leave traces in its memory.
        while (OpenFiles(process) < wanted)
        {
            if (load.IsCompleted)
            {
                var report = await load;
                throw new BenchException($"not all {count} subscribers stayed: {report.Error}, {report.Rejected} were refused.");
            }

            await Task.Delay(s_ask, token);
        }

        await Task.Delay(s_settle, token);
        return load;
    }

    private static int OpenFiles(int process) => Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Count();
}
