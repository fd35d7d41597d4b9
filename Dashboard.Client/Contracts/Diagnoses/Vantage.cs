using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>Where a diagnosis looks from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Vantage>))]
public enum Vantage
{
    /// <summary>From the server's process, over the public address: sees sockets, chunks, resets.</summary>
    [JsonStringEnumMemberName("server")] Server,

    /// <summary>From the reader's browser: sees what the reader really gets.</summary>
    [JsonStringEnumMemberName("browser")] Browser,
}
