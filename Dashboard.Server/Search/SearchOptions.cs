namespace Dashboard.Server.Search;

/// <summary>
/// What one search may cost, and how the index is kept; section <c>Search</c> of the configuration. The index lies beside
/// the log, in the folder that <c>EventLog:Directory</c> names.
/// </summary>
internal sealed class SearchOptions
{
    /// <summary>The longest query or tag in characters: a few sentences, and short enough for every address line.</summary>
    public int MaxQuery { get; set; } = 512;

    /// <summary>Words, phrases and conditions of one query: each is looked for in every notification that might match.</summary>
    public int MaxWords { get; set; } = 32;

    /// <summary>Streams of one request: they all stand in one address, and proxies limit its length.</summary>
    public int MaxStreams { get; set; } = 64;

    /// <summary>
    /// JSON of one page in bytes, about: the notification that reaches it is the last, and the next page goes on after it. A
    /// page is in memory while its client reads: 500 notifications of usual size fit, and a hundred clients that hardly read
    /// hold a hundred megabytes, not gigabytes.
    /// </summary>
    public int MaxPageBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a client may leave what it was sent of a page unread before the answer is broken off.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Notifications that one search reads where the index does not help: what is newer than the index, and words that
    /// are too short for it. 20,000 are read in about a tenth of a second.
    /// </summary>
    public int MaxScanned { get; set; } = 20_000;

    /// <summary>How long one search may take, its wait for a turn included: longer than that nobody looks at a list that loads.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Searches at the same time; 0 is one for two processors: publishers and subscribers need the others.</summary>
    public int MaxAtOnce { get; set; }

    /// <summary>Searches that may wait for their turn; more are refused at once. The time limit ends those that would wait too long.</summary>
    public int MaxWaiting { get; set; } = 50;

    /// <summary>How long news are gathered before they are indexed: a transaction for each publish would cost more than its search saves.</summary>
    public TimeSpan GatherFor { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Notifications that are indexed or removed in one transaction: some tens of milliseconds of work.</summary>
    public int MaxBatch { get; set; } = 500;

    /// <summary>Publishes a second from which on the server counts as busy: a person or a calm system makes fewer.</summary>
    public int BusyRate { get; set; } = 200;

    /// <summary>The part of one processor that indexing takes while the server is busy: too little for publishers to notice.</summary>
    public double BusyShare { get; set; } = 0.05;

    /// <summary>The part of one processor that indexing takes otherwise: half of one, so that a rebuild is over soon.</summary>
    public double QuietShare { get; set; } = 0.5;

    /// <summary>How often the index forgets what retention has removed from the log. Searches never show it, so there is no hurry.</summary>
    public TimeSpan ForgetEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When to try again after the index could not be written: a full disk or a foreign lock takes about that long.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);
}
