using System.Diagnostics.Metrics;
using Dashboard.Server.EventLog;
using Dashboard.Server.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Publishing;

public sealed class PublishMetricsTests
{
    [Theory]
    [InlineData(nameof(AppendRefusal.DiskFull), "disk-full")]
    [InlineData(nameof(AppendRefusal.Busy), "busy")]
    [InlineData(nameof(AppendRefusal.Locked), "unavailable")]
    public void What_the_log_refuses_is_not_counted_as_the_publishers_mistake(string refusal, string reason)
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var reasons = new List<object?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, one) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                one.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => reasons.Add(tags[0].Value));
        listener.Start();

        new PublishMetrics(meters).Refused(PublishProblems.Refused(Enum.Parse<AppendRefusal>(refusal)).Status);

        Assert.Equal([reason], reasons);
    }
}
