namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>The broken proxies that can be started; section <c>Diagnostics:Lab</c> of the configuration.</summary>
internal sealed class LabOptions
{
    /// <summary>The program; a path, or a name that is looked for where programs of the system are.</summary>
    public string Nginx { get; set; } = "nginx";

    /// <summary>The folder with <c>faults/*.conf</c>; empty for the one that comes with the server.</summary>
    public string Folder { get; set; } = "";

    /// <summary>How many may run at once, 0 to 20: two are enough to compare, and nobody can fill the machine with them. 0 closes the lab.</summary>
    public int MostRunning { get; set; } = 2;

    /// <summary>
    /// When one ends by itself, 1 second to 1 day: long enough for several diagnoses, and what was forgotten is gone
    /// before the day is over.
    /// </summary>
    public TimeSpan EndAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long nginx may take to listen before it is given up, 1 second to 1 minute: it takes some milliseconds on an idle machine.</summary>
    public TimeSpan StartWithin { get; set; } = TimeSpan.FromSeconds(10);
}
