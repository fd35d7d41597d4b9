using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dashboard.Server.Fanout;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Fanout;

public sealed class FanoutMetricsTests
{
    [Theory]
    [InlineData(64, 0)]
    [InlineData(4, 1)]
    public async Task Deliveries_are_counted_from_memory_and_from_the_log(int window, long catchUps)
    {
        await using var log = TestLog.Open();
        using var figures = new Figures(log.Meters);
        using var broadcast = new Broadcast(
            log.Log, Options.Create(new FanoutOptions { Window = window }), new FanoutMetrics(log.Meters), TimeProvider.System, NullLoggerFactory.Instance);
        for (var number = 1; number <= 10; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        await new PipeSubscriber(broadcast).PositionsAsync(10);

        await Eventually.True(() => figures.Read("dashboard.fanout.delivered") == 10, "all are counted");
        Assert.Equal(catchUps, figures.Read("dashboard.fanout.catchups"));
        Assert.Equal(Math.Min(window, 10), figures.Read("dashboard.fanout.window.events"));
    }

    private sealed class Figures : IDisposable
    {
        private readonly ConcurrentDictionary<string, long> _values = new(StringComparer.Ordinal);
        private readonly MeterListener _listener = new();

        public Figures(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
                _values.AddOrUpdate(instrument.Name, value, (_, before) => instrument.IsObservable ? value : before + value));
            _listener.Start();
        }

        /// <summary>What an instrument has counted so far, or shows now.</summary>
        public long Read(string instrument)
        {
            _listener.RecordObservableInstruments();
            return _values.GetValueOrDefault(instrument);
        }

        public void Dispose() => _listener.Dispose();
    }
}
