using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What the application answers to probes.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EchoReport))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(LeftAnswer))]
internal sealed partial class ExperimentJson : JsonSerializerContext;
