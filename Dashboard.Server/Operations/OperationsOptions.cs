namespace Dashboard.Server.Operations;

/// <summary>What people may do with notifications, and how much of it is kept; section <c>Operations</c> of the configuration.</summary>
internal sealed class OperationsOptions
{
    /// <summary>The largest body in bytes: room for the most targets with long keys.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Notifications and conditions that one action may name together: a group that somebody still looks through.</summary>
    public int MaxTargets { get; set; } = 500;

    /// <summary>The longest name of a person in characters: it stands in rows.</summary>
    public int MaxName { get; set; } = 100;

    /// <summary>The longest note in characters: some paragraphs; what is longer belongs into a ticket.</summary>
    public int MaxNote { get; set; } = 2_000;

    /// <summary>The longest key in characters, as publishers may send it.</summary>
    public int MaxKey { get; set; } = 200;

    /// <summary>The longest query of a mute in characters: more than anybody types.</summary>
    public int MaxQuery { get; set; } = 1_000;

    /// <summary>The longest time from now that something may be snoozed: what nobody needs to see for a month is settled or forgotten.</summary>
    public TimeSpan MaxSnooze { get; set; } = TimeSpan.FromDays(30);

    /// <summary>The longest time from now that a query may be muted: by then somebody should ask whether it is still right.</summary>
    public TimeSpan MaxMute { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Mutes at the same time: every screen compares each of its rows with each of them.</summary>
    public int MaxMutes { get; set; } = 50;

    /// <summary>
    /// Acknowledgements, and again as many snoozes, that are kept; the oldest are forgotten first. 20,000 are weeks of work of a
    /// busy team, some megabytes, and read at once by every server that shows them.
    /// </summary>
    public int MaxKept { get; set; } = 20_000;

    /// <summary>How long a client may leave what it was sent of all that counts unread before the answer is broken off.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that may wait for their turn; more are refused. One takes about a millisecond.</summary>
    public int MaxWaiting { get; set; } = 100;

    /// <summary>When to try again after a refusal, in whole seconds.</summary>
    public int RetryAfterSeconds { get; set; } = 1;
}
