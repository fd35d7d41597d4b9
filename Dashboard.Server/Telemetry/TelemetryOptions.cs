namespace Dashboard.Server.Telemetry;

/// <summary>Where figures about the server go; section <c>Telemetry</c> of the configuration.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>
    /// The base address of an OpenTelemetry collector that takes OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>;
    /// empty for none. The standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and those beside it work as well.
    /// </summary>
    public string OtlpEndpoint { get; set; } = "";
}
