using System.Text.Json.Serialization;

namespace Dashboard.Client.Settings;

/// <summary>How a notification calls for the person.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<AlertAction>))]
public enum AlertAction
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A tone that tells the severity.</summary>
    Sound = 1,

    /// <summary>A notification of the desktop.</summary>
    Desktop = 2,

    /// <summary>Both.</summary>
    SoundAndDesktop = Sound | Desktop,
}
