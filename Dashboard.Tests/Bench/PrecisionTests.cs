using System.Text.Json;
using Dashboard.Bench;
using Dashboard.Bench.Precision;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Bench;

public sealed class PrecisionTests
{
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(30);

    /// <summary>A measure that sees nothing would agree with any other that sees nothing.</summary>
    [Fact]
    public async Task The_independent_measure_sees_what_a_path_adds()
    {
        await using var server = await TestServer.StartAsync();
        await using var link = new FaultyLink(server.Url) { Delay = s_late };
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(6));

        var measured = await Task.Factory.StartNew(
            () => new IndependentMeasure(server.Url.Port, link.Url.Port).Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.InRange(measured.Events, 10, 100);
        Assert.InRange(measured.P50Ms, s_late.TotalMilliseconds - 15, s_late.TotalMilliseconds + 30);
    }

    [Fact]
    public void The_figures_of_the_diagnosis_are_read_from_what_it_writes()
    {
        var json = JsonSerializer.Serialize(SampleDiagnosis.Of("run1"), ContractsJson.Wire.Diagnosis);

        Assert.Equal(new MeasuredDifference(59, 2_400, 0.31), ProductMeasure.Read(json));
    }

    [Theory]
    [InlineData(0.1, 0.29, "| 1 | 300 | 0.100 ms | 0.50 ms | 99 | 0.290 ms | 0.40 ms | 0.190 ms | met |")]
    [InlineData(0.1, -0.2, "| 1 | 300 | 0.100 ms | 0.50 ms | 99 | -0.200 ms | 0.40 ms | 0.300 ms | **missed** |")]
    public void A_round_is_met_where_the_two_are_near_each_other(double independent, double diagnosis, string row) => Assert.Equal(
        row, new PrecisionRound(1, new MeasuredDifference(300, independent, 0.5), new MeasuredDifference(99, diagnosis, 0.4)).ToString());

    [Theory]
    [InlineData("--rounds needs a number from 1 to 100, not '0'.", "--rounds", "0")]
    [InlineData("--seconds needs a number from 10 to 300, not '5'.", "--seconds", "5")]
    [InlineData("--seconds needs a value.", "--seconds")]
    [InlineData("unknown option '--fast'.", "--fast", "1")]
    public void What_cannot_be_followed_is_named(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => PrecisionOptions.Read(arguments)).Message);
}
