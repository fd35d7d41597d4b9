using System.Globalization;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Load;

/// <summary>One run of the load generator; what each figure means is told in bench/load/README.md.</summary>
internal sealed record LoadPlan
{
    /// <summary>A measured phase of so many events at the most; where there is a time, it ends by time.</summary>
    public const int ManyEvents = 300_000;

    public int Subscribers { get; init; } = 1_000;

    /// <summary>Events a second; 0 is as fast as the window allows.</summary>
    public double Rate { get; init; }

    public int Window { get; init; }

    public int Publishers { get; init; } = 1;

    public int Events { get; init; } = ManyEvents;

    public int Warmup { get; init; } = 60;

    public double Seconds { get; init; }

    /// <summary>The text of an event: its title, a new line, its body.</summary>
    public string Text { get; init; } = "{token}{pad}";

    public int Pad { get; init; }

    public string Query { get; init; } = "";

    public string? LinesFile { get; init; }

    public int Streams { get; init; } = 1;

    public int Stalled { get; init; }

    public int Mark { get; init; }

    public double Settle { get; init; } = 0.3;

    public double Ramp { get; init; } = 4_000;

    public bool Restart { get; init; }

    public bool HonourRetry { get; init; }

    /// <summary>The whole run is given up after so many seconds.</summary>
    public int Limit { get; init; } = 45;

    /// <summary>With several publishers in flight a server may take requests in another order than they were sent.</summary>
    public bool ChecksOrder => Publishers == 1;

    public IEnumerable<string> Arguments(Contender server, int port, IEnumerable<int> pids)
    {
        var url = $"http://127.0.0.1:{port}";
        List<string> arguments =
        [
            "--sub", url + Contender.SubscribePath + Query,
            "--pub", url + Contender.PublishPath,
            "--ctype", "text/plain",
            // Where nobody makes JSON of the text, a new line would end the field.
            "--body", server.Ours ? Text : Text.Replace('\n', ' '),
            "--children",
        ];
        arguments.AddRange(pids.SelectMany(pid => new[] { "--pid", $"{pid}" }));
        arguments.AddRange(Numbers(server).SelectMany(one => new[] { one.Name, one.Value.ToString(CultureInfo.InvariantCulture) }));
        if (LinesFile is not null)
        {
            arguments.AddRange(["--lines", LinesFile]);
        }

        if (Restart)
        {
            arguments.AddRange(["--restart", "--pub-header", "Idempotency-Key: {run}-{seq}"]);
        }

        if (HonourRetry)
        {
            arguments.Add("--honour-retry");
        }

        return arguments;
    }

    private IEnumerable<(string Name, double Value)> Numbers(Contender server) =>
    [
        ("--n", Subscribers),
        ("--rate", Rate),
        ("--window", Window),
        ("--pubs", Publishers),
        ("--events", Events),
        ("--warmup", Warmup),
        ("--for", Seconds),
        ("--pad", Pad + server.ExtraPad),
        ("--streams", Streams),
        ("--stall", Stalled),
        ("--mark", Mark),
        ("--settle", Settle),
        ("--ramp", Ramp),
        ("--max", Limit),
    ];
}
