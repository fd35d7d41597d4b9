using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>How targets and their headers are written; what lacks a field is not read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(StoredTarget))]
[JsonSerializable(typeof(TargetDocument))]
[JsonSerializable(typeof(IReadOnlyList<HeaderField>))]
internal sealed partial class TargetsJson : JsonSerializerContext;
