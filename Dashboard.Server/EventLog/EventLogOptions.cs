namespace Dashboard.Server.EventLog;

/// <summary>Where and how the log keeps notifications; section <c>EventLog</c> of the configuration.</summary>
internal sealed class EventLogOptions
{
    /// <summary>The folder of the database file; made where it is missing. Relative to the working folder.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>
    /// Drafts that may wait for the writer; more are refused. One core writes 5,000 to 16,000 small ones a second, so the
    /// last of 10,000 waits for a second or two.
    /// </summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>
    /// Bytes of memory that the texts of those drafts may hold, together with the batch that is being written; more drafts
    /// are refused. One is taken in any case while nothing waits. Text counts two bytes a character, so 64 MiB are some 500
    /// of the largest notifications, and far more than 10,000 ordinary ones; without this bound, 4,000 of the largest held
    /// 1 GB while another process had the file locked.
    /// </summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Drafts in one transaction at the most: it bounds how long the first of them waits for the last.</summary>
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>
    /// Bytes in one transaction, about: a batch of the largest notifications would else fill the write-ahead log at once.
    /// </summary>
    public int MaxBatchBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Notifications kept of each stream that has no number of its own.</summary>
    public long RetainPerStream { get; set; } = 1_000_000;

    /// <summary>
    /// How long notifications of streams are kept that have no time of their own. Their age is told by a clock of the log's own, which follows the system's at most
    /// twice as fast as time passes: a clock that jumps ahead does not empty the log, and after a server was off for a
    /// week, what is due goes within another week.
    /// </summary>
    public TimeSpan RetainFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long an idempotency key is remembered at least, also where retention has removed its notification sooner: within
    /// this time a retry makes no second one, and while the notification is held it never does. 24 hours outlast a publisher
    /// that tries again through a night. Each key that outlives its notification takes about 150 bytes of the file, and there
    /// are as many at the most as publishes with a key within this time. Deleting a stream forgets its keys.
    /// </summary>
    public TimeSpan RememberKeysFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Notifications kept of each reserved stream: test events are worth nothing after the test.</summary>
    public long RetainPerReservedStream { get; set; } = 1_000;

    /// <summary>How often retention looks for what is due.</summary>
    public TimeSpan RetentionEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rows that one step of retention removes: few enough that a publish waits for some milliseconds at the most.</summary>
    public int RetentionStep { get; set; } = 500;

    /// <summary>
    /// Bytes of JSON after which a step of retention ends, even where it has removed fewer rows than
    /// <see cref="RetentionStep"/>: 500 of the largest notifications take over 0.1 s. 256 KiB are 500 ordinary ones.
    /// </summary>
    public int RetentionStepBytes { get; set; } = 256 * 1024;

    /// <summary>
    /// Reads at the same time, each on a connection of its own; others wait for their turn. Reads are bound by the
    /// processor, so more of them only take it away from the writer, and each holds three file descriptors.
    /// </summary>
    public int MaxReaders { get; set; } = 4;

    /// <summary>
    /// When a commit waits for the disk. <c>Full</c>: before it is acknowledged, so a power cut loses nothing.
    /// <c>Normal</c>: only at checkpoints. A killed process loses nothing then either, but a power cut loses all that was
    /// acknowledged since the last checkpoint, which is <see cref="UpkeepEvery"/> ago unless somebody holds it up.
    /// Measured, a lone publish is answered in 0.03 ms instead of 0.2 ms; 64 at a time gain nothing, because they share
    /// their commits anyway.
    /// </summary>
    public SynchronousMode Synchronous { get; set; } = SynchronousMode.Full;

    /// <summary>
    /// Bytes that the write-ahead log beside the database may take, as long as nobody else holds a transaction open. Every
    /// read has to look through its index, and a start after a crash reads all of it: 64 MiB are some tenths of a second.
    /// </summary>
    public long WalLimit { get; set; } = 64 * 1024 * 1024;

    /// <summary>
    /// How often the write-ahead log is brought into the database, and a log that could not be written is tried again: a
    /// disk with room again is noticed within this time.
    /// </summary>
    public TimeSpan UpkeepEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The time between looks at every page of the file for damage, which writing alone does not notice: what is damaged
    /// shows within a minute.
    /// </summary>
    public TimeSpan IntegrityCheckEvery { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Files of more bytes are not looked through, neither at the start nor later; the start says so. A look reads the whole
    /// file: about 0.1 s of a processor for 100 MB that the system has in memory, and as long as the disk takes for the rest, so
    /// that 1 GiB delays the start by one second to ten. Later looks take a twentieth of a processor at the most, but each
    /// holds a read transaction, which keeps the write-ahead log from being emptied meanwhile.
    /// </summary>
    public long IntegrityCheckUpTo { get; set; } = 1024 * 1024 * 1024;

    /// <summary>
    /// How long a write waits for another process that holds the file, in whole seconds. Once one has waited in vain, the
    /// next ones wait for a tenth of a second, until one succeeds: so every publisher is answered within about this time.
    /// </summary>
    public int LockTimeoutSeconds { get; set; } = 2;

    /// <summary>How long notifications of a stream are kept, and how many of them: as is set for it, else as is set here.</summary>
    public (TimeSpan For, long Count) RetentionOf(string stream, StreamSettings? settings) => (
        settings?.RetainFor ?? RetainFor,
        settings?.RetainCount ?? (stream[0] == '_' ? RetainPerReservedStream : RetainPerStream));
}
