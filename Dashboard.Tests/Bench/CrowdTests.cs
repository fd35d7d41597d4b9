using System.Diagnostics.Metrics;
using Dashboard.Bench;
using Dashboard.Bench.Screen;
using Dashboard.Bench.Screen.Circuits;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Bench;

public sealed class CrowdTests
{
    private int _number;
    private long _connected;

    [Fact]
    public async Task Viewers_without_a_browser_are_live_circuits_and_are_shown_what_is_published()
    {
        await using var server = await TestServer.StartAsync();
        using var meter = CountCircuits(server);
        await PublishAsync(server);
        await using (var crowd = await Crowd.OpenAsync(server.Url, 2, CancellationToken.None))
        {
            Assert.Equal(2, Interlocked.Read(ref _connected));
            crowd.Begin();
            await PublishAsync(server);
            await PublishAsync(server);

            await Eventually.True(() => crowd.Delays.All(one => one.Length >= 2), "each is shown both");
            Assert.All(crowd.Delays, one => Assert.Equal(2, one.Length));
            crowd.EnsureLive();
        }

        await Eventually.True(() => Interlocked.Read(ref _connected) == 0, "the circuits have ended with their viewers");
    }

    [Fact]
    public async Task A_viewer_that_was_shown_nothing_or_has_lost_its_circuit_ends_the_measurement()
    {
        await using var server = await TestServer.StartAsync();
        await PublishAsync(server);
        await using var crowd = await Crowd.OpenAsync(server.Url, 1, CancellationToken.None);
        crowd.Begin();
        Assert.EndsWith("it was shown nothing of what was published.", Assert.Throws<BenchException>(crowd.EnsureLive).Message);
        await PublishAsync(server);
        await Eventually.True(() => crowd.Delays is [[_]], "it is shown to it");
        crowd.EnsureLive();

        await server.StopAsync();

        var error = Assert.Throws<BenchException>(crowd.EnsureLive);
        Assert.StartsWith("viewer 1 of 1 without a browser has lost its circuit: ", error.Message);
    }

    [Fact]
    public void A_question_to_the_browser_that_is_not_known_is_not_answered_with_a_guess() => Assert.Contains(
        "'somethingNew'", Assert.Throws<BenchException>(() => new BrowserAnswers().Answer(new JsCall(1, "somethingNew", "[]", 0))).Message);

    private Task<PublishReceipt> PublishAsync(TestServer server) => server.PublishAsync(
        "load", new FloodTitle(++_number, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).ToString());

    /// <summary>What ASP.NET Core itself counts, of this server alone.</summary>
    private MeterListener CountCircuits(TestServer server)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "aspnetcore.components.circuit.connected" && instrument.Meter.Scope == server.Get<IMeterFactory>())
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _connected, change));
        listener.Start();
        return listener;
    }
}
