namespace Dashboard.Bench.Screen.Circuits;

/// <summary>Viewers that are circuits without a browser.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    // Each has its page rendered in advance and a circuit begun: more at once would only queue on the server.
    private const int AtOnce = 4;

    private static readonly TimeSpan s_openLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_ask = TimeSpan.FromMilliseconds(50);

    // The page says each second how old its feed is, so one that is quiet for longer is dead, or nearly.
    private static readonly TimeSpan s_mostSilence = TimeSpan.FromSeconds(5);

    private readonly List<Circuit> _circuits = [];

    /// <summary>What each was shown: from publish to the arrival of the rendering, in milliseconds.</summary>
    public IReadOnlyList<double[]> Delays => [.. _circuits.Select(one => one.Sightings.Delays)];

    /// <summary>Opens them, and waits until the list has been rendered for each.</summary>
    /// <exception cref="BenchException">One of them was not opened, or was shown nothing.</exception>
    public static async Task<Crowd> OpenAsync(Uri server, int count, CancellationToken token)
    {
        var crowd = new Crowd();
        try
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token }, async (_, stop) =>
            {
                var circuit = await Circuit.OpenAsync(server, TimeProvider.System, stop);
                lock (crowd._circuits)
                {
                    crowd._circuits.Add(circuit);
                }

                await ListAsync(circuit, stop);
            });
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is published from now on is counted.</summary>
    public void Begin() => _circuits.ForEach(one => one.Sightings.Begin());

    /// <exception cref="BenchException">One of them has ended, or the server renders no longer for it: what was measured is not of this many viewers.</exception>
    public void EnsureLive()
    {
        foreach (var (place, circuit) in _circuits.Index())
        {
            var trouble = circuit.Trouble
                ?? (circuit.Silence > s_mostSilence ? $"it is connected, but nothing was rendered for it for {circuit.Silence.TotalSeconds:0} s." : null)
                ?? (circuit.Sightings.Delays is [] ? "it was shown nothing of what was published." : null);
            if (trouble is not null)
            {
                throw new BenchException($"viewer {place + 1} of {_circuits.Count} without a browser has lost its circuit: {trouble}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Parallel.ForEachAsync(_circuits, async (circuit, _) => await circuit.DisposeAsync());
        _circuits.Clear();
    }

    private static async Task ListAsync(Circuit circuit, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_openLimit);
        while (!circuit.Sightings.HasSeen)
        {
            if (circuit.Trouble is { } trouble)
            {
                throw new BenchException($"a circuit of the Live page was not opened: {trouble}");
            }

            await Task.Delay(s_ask, limit.Token);
        }
    }
}
