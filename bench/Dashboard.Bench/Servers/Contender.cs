namespace Dashboard.Bench.Servers;

/// <summary>One server of the comparison: how it is started, and what it can do. All speak the same two routes.</summary>
/// <param name="Name">What it is called in the tables and on the command line.</param>
/// <param name="Words">What it is, in a sentence.</param>
/// <param name="Command">The program and its arguments.</param>
internal sealed record Contender(string Name, string Words, Func<Site, IReadOnlyList<string>> Command)
{
    public const string SubscribePath = "/sse/load";

    public const string PublishPath = "/api/streams/load/notifications";

    /// <summary>It is this repository's server: it keeps what it is told, filters, and can be restarted.</summary>
    public bool Ours { get; init; }

    /// <summary>It is nginx itself, and so not measured behind nginx.</summary>
    public bool IsNginx { get; init; }

    /// <summary>The only scenario that it is there for; null for all.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>Asked until it answers 200; null where listening is being ready.</summary>
    public string? ReadyPath { get; init; }

    /// <summary>What it needs that is not here; null when it can run.</summary>
    public Func<string?> Missing { get; init; } = () => null;

    /// <summary>Bytes that make its events as long on the wire as ours, which carry id, stream, severity and time.</summary>
    public int ExtraPad { get; init; }
}
