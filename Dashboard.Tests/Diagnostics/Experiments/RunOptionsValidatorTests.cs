using Dashboard.Server.Diagnostics.Experiments;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class RunOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.True(new RunOptionsValidator().Validate(null, new RunOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named_by_its_key()
    {
        var options = new RunOptions
        {
            MaxRuns = 0,
            Streams = TimeSpan.Zero,
            Foreign = TimeSpan.Zero,
            Exchange = TimeSpan.Zero,
            Idle = TimeSpan.Zero,
            ParallelStreams = 0,
            RampBytes = 0,
            Longest = TimeSpan.Zero,
            LaneEvents = 0,
        };

        var failures = new RunOptionsValidator().Validate(null, options).Failures!.ToArray();

        Assert.All(
            typeof(RunOptions).GetProperties(),
            property => Assert.Single(failures, failure => failure.StartsWith($"Diagnostics:Run:{property.Name} ", StringComparison.Ordinal)));
    }
}
