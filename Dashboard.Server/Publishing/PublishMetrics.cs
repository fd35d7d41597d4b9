using System.Diagnostics.Metrics;

namespace Dashboard.Server.Publishing;

/// <summary>Figures about publishers, for whoever watches the server: meter <c>Dashboard.Publishing</c>.</summary>
internal sealed class PublishMetrics
{
    private readonly Counter<long> _published;
    private readonly Counter<long> _refused;

    public PublishMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Dashboard.Publishing");
        _published = meter.CreateCounter<long>(
            "dashboard.notifications.published", "{notification}", "Publishes that were acknowledged: the notification is on disk.");
        _refused = meter.CreateCounter<long>(
            "dashboard.notifications.refused", "{notification}", "Publishes that were refused, by reason; nothing of them was kept.");
    }

    public void Published() => _published.Add(1);

    public void Refused(int? status) => _refused.Add(1, new KeyValuePair<string, object?>("reason", status switch
    {
        StatusCodes.Status429TooManyRequests => "busy",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        StatusCodes.Status507InsufficientStorage => "disk-full",
        StatusCodes.Status413PayloadTooLarge => "too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-type",
        StatusCodes.Status400BadRequest => "malformed",
        _ => "invalid",
    }));
}
