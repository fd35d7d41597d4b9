using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How far an experiment is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExperimentState>))]
public enum ExperimentState
{
    /// <summary>Its turn has not come.</summary>
    [JsonStringEnumMemberName("waiting")] Waiting,

    /// <summary>It is under way.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>It is over, and has a result.</summary>
    [JsonStringEnumMemberName("done")] Done,

    /// <summary>It could not be done, or was not needed; the text says why.</summary>
    [JsonStringEnumMemberName("skipped")] Skipped,

    /// <summary>Somebody stopped it.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,
}
