using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>How the answers to probes are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EchoReport))]
[JsonSerializable(typeof(PublishAnswer))]
[JsonSerializable(typeof(ReceivedAnswer))]
[JsonSerializable(typeof(LeftAnswer))]
internal sealed partial class OriginJson : JsonSerializerContext;
