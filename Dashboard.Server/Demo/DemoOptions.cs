namespace Dashboard.Server.Demo;

/// <summary>Whether the server shows some life of its own; section <c>Demo</c> of the configuration.</summary>
internal sealed class DemoOptions
{
    /// <summary>Publish invented notifications to three streams. Off unless asked for: otherwise nothing is invented.</summary>
    public bool Enabled { get; set; }

    /// <summary>The shortest time between two of them.</summary>
    public TimeSpan From { get; set; } = TimeSpan.FromSeconds(0.6);

    /// <summary>The longest time between two of them.</summary>
    public TimeSpan To { get; set; } = TimeSpan.FromSeconds(3);
}
