using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class EventLogMetricsTests
{
    [Fact]
    public async Task What_is_appended_refused_and_removed_is_counted()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options => (options.MaxWaiting, options.RetainPerStream) = (1, 1));
        using var listener = new Measurements(log.Meters);
        using (var gate = new AppendGate(log.Log))
        {
            var writing = log.AppendAsync("ops", "1");
            await gate.ReachedAsync();
            var waiting = log.AppendAsync("ops", "2");
            await log.Log.AppendAsync(TestLog.Draft("ops", "too many"));
            Assert.Equal(1, listener.Observe("dashboard.log.waiting"));
            gate.Open();
            await Task.WhenAll(writing, waiting);
        }

        await RetentionTests.UntilAsync(log, time, "2");

        Assert.Equal(2, listener.Sum("dashboard.log.appended"));
        Assert.Equal(2, listener.Count("dashboard.log.append.duration"));
        Assert.Equal(2, listener.Sum("dashboard.log.batch.size"));
        Assert.Equal(1, listener.Sum("dashboard.log.refused reason=busy"));
        await Eventually.True(() => listener.Sum("dashboard.log.trimmed") == 1, "the removal is counted");
        Assert.Equal(2, listener.Observe("dashboard.log.last_position"));
        Assert.Equal(0, listener.Observe("dashboard.log.waiting"));
    }

    [Fact]
    public async Task The_sizes_are_those_of_the_files()
    {
        await using var log = TestLog.Open();
        using var listener = new Measurements(log.Meters);
        await log.AppendAsync("ops", "1");

        Assert.Equal(new FileInfo(Path.Combine(log.Folder, "dashboard.db")).Length, listener.Observe("dashboard.log.file.size"));
        Assert.Equal(new FileInfo(Path.Combine(log.Folder, "dashboard.db-wal")).Length, listener.Observe("dashboard.log.wal.size"));
    }

    /// <summary>What the instruments of one log have measured, by name and tags.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value)> _all = new();

        public Measurements(IMeterFactory meters)
        {
            var meter = meters.Create(EventLogMetrics.MeterName);
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter, meter))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name) => _all.Where(one => one.Name == name).Sum(one => one.Value);

        public int Count(string name) => _all.Count(one => one.Name == name);

        public double Observe(string name)
        {
            _listener.RecordObservableInstruments();
            return _all.Last(one => one.Name == name).Value;
        }

        public void Dispose() => _listener.Dispose();

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var (key, tag) in tags)
            {
                name += $" {key}={tag}";
            }

            _all.Enqueue((name, value));
        }
    }
}
