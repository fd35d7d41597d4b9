using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class NoiseTests
{
    [Fact]
    public void Direct_answers_are_as_far_apart_as_the_quickest_and_the_slowest()
    {
        StreamPair[] pairs = [new(200, Answered(3), Answered(2_000)), new(200, Answered(420), Answered(1), Answered(660)), new(200, Rules.Wire.Ended(StreamEnd.Reset), Answered(5))];

        Assert.Equal(657, Noise.OfAnswers(pairs), tolerance: 0.001);
        Assert.Equal(0, Noise.OfAnswers(pairs[2..]));
    }

    private static StreamObservation Answered(double ms) => Rules.Wire.Stream([], headersMs: ms);
}
