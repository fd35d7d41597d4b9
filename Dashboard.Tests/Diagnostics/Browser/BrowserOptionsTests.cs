using Dashboard.Server.Diagnostics.Browser;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class BrowserOptionsTests
{
    private readonly BrowserOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_are_valid() => Assert.True(_validator.Validate(null, new BrowserOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named()
    {
        var wrong = new BrowserOptions { MaxRuns = 0, Read = TimeSpan.Zero, Batch = TimeSpan.FromSeconds(9), Silence = TimeSpan.FromSeconds(8), MaxEvents = 1 };

        Assert.Equal(
            ["MaxRuns", "Read", "Batch", "Silence", "MaxEvents"],
            _validator.Validate(null, wrong).Failures!.Select(failure => failure.Split(' ')[0].Split(':')[2]));
    }
}
