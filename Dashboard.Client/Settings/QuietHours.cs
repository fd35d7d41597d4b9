namespace Dashboard.Client.Settings;

/// <summary>The part of the day in which nothing makes a sound or comes to the desktop, by the viewer's own time zone.</summary>
public sealed record QuietHours
{
    /// <summary>Whether there are any.</summary>
    public bool On { get; init; }

    /// <summary>When they begin.</summary>
    public TimeOnly From { get; init; } = new(22, 0);

    /// <summary>When they end; earlier than <see cref="From"/> means on the next day.</summary>
    public TimeOnly To { get; init; } = new(7, 0);

    /// <summary>Whether what is critical calls all the same.</summary>
    public bool ExceptCritical { get; init; } = true;

    /// <summary>Whether a time of the viewer's day lies in them; hours that begin when they end are empty.</summary>
    public bool Cover(TimeOnly time) => On && time.IsBetween(From, To);
}
