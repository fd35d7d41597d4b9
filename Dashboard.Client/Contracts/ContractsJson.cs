using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Client.Contracts;

/// <summary>
/// The one JSON context: how every contract is written and read. What was published before there was a limit on nesting has
/// up to 64 levels, and a list around it; the default of the reader, 64, would refuse the whole list for it.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    MaxDepth = 128,
    Converters = [typeof(Rfc3339Converter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    WriteIndented = false)]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(PublishReceipt))]
[JsonSerializable(typeof(StreamSummary))]
[JsonSerializable(typeof(IReadOnlyList<StreamSummary>))]
[JsonSerializable(typeof(IReadOnlyList<Notification>))]
[JsonSerializable(typeof(Heat))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(Gap))]
[JsonSerializable(typeof(Bye))]
[JsonSerializable(typeof(PathComparison))]
[JsonSerializable(typeof(LabState))]
[JsonSerializable(typeof(LabRun))]
[JsonSerializable(typeof(IReadOnlyList<ConnectionSummary>))]
[JsonSerializable(typeof(Diagnosis))]
[JsonSerializable(typeof(IReadOnlyList<DiagnosisTarget>))]
[JsonSerializable(typeof(IReadOnlyList<VerdictSummary>))]
[JsonSerializable(typeof(ConfigReading))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(OperationReceipt))]
[JsonSerializable(typeof(OperationsSnapshot))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    private static ContractsJson? s_wire;

    /// <summary>
    /// The context that writes people's text as UTF-8 instead of escapes: shorter, and legible in a terminal (only what
    /// lies beyond the Basic Multilingual Plane, such as emoji, stays escaped). Safe because the JSON never stands inside markup. Quotes and control characters stay escaped, so that the JSON of an
    /// event is always one line.
    /// </summary>
    public static ContractsJson Wire => s_wire ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
