using System.Diagnostics.Metrics;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Monitor;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class WatchedStreamTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counted = new(StringComparer.Ordinal);
    private readonly MonitorMetrics _metrics;

    public WatchedStreamTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();

        // Other tests have meters of the same name.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = $"{instrument.Name.Split('.')[^1]} {tags[0].Value}";
            _counted[name] = _counted.GetValueOrDefault(name) + value;
        });
        _listener.Start();
        _metrics = new MonitorMetrics(meters);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void What_is_missing_or_doubled_after_a_reconnect_is_counted_by_path()
    {
        var connections = new Queue<long[]>([[1, 2, 3], [2, 3, 6, 7]]);
        var stream = new WatchedStream(PathName.Proxied, _ => new Shown(connections.Dequeue()), _metrics);

        stream.Look();
        stream.Reopen();
        stream.Look();

        Assert.Equal((1, 2, 2), (_counted["reconnects proxied"], _counted["gaps proxied"], _counted["doubles proxied"]));
        Assert.Equal((0, 0, 0), (_counted["reconnects direct"], _counted["gaps direct"], _counted["doubles direct"]));
    }

    [Fact]
    public void What_a_stream_that_was_taken_up_again_lacked_is_counted_as_well()
    {
        _metrics.Resumed(PathName.Proxied, new ResumeObservation(5, [4, 5, 8, 9], new Shown([]).Current));

        Assert.Equal((2, 2), (_counted["gaps proxied"], _counted["doubles proxied"]));
    }

    private sealed class Shown(long[] numbers) : IWireStream
    {
        public StreamObservation Current { get; } = new()
        {
            Url = "",
            StartedAtMs = 0,
            Status = 200,
            Events = [.. numbers.Select((number, read) => new ObservedEvent(number, $"e-{number}", read, read, 100, null, null))],
        };

        public Task Ended => Task.CompletedTask;

        public void Close()
        {
        }
    }
}
