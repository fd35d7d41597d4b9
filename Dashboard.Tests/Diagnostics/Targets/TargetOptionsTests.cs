using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetOptionsTests
{
    [Fact]
    public void The_defaults_hold() => Assert.True(new TargetOptionsValidator().Validate(null, new TargetOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named_by_its_key_in_one_try()
    {
        var wrong = new TargetOptions { MaxTargets = -1, MaxUnnamed = 0, MaxUrl = 1, MaxHeaders = -1, MaxHeaderValue = 0, AllowedNetworks = { "none", "10.1.2.0/33", "::1" } };

        Assert.Equal(
            [
                "Diagnostics:Targets:MaxTargets must be 0 to 10000.",
                "Diagnostics:Targets:MaxUnnamed must be 1 to 10000.",
                "Diagnostics:Targets:MaxUrl must be 20 to 16000.",
                "Diagnostics:Targets:MaxHeaders must be 0 to 100.",
                "Diagnostics:Targets:MaxHeaderValue must be 1 to 65536.",
                "Diagnostics:Targets:AllowedNetworks:1 is '10.1.2.0/33'; it must be an address such as 10.1.2.3, a network such as 10.1.0.0/16, or 'none'.",
            ],
            new TargetOptionsValidator().Validate(null, wrong).Failures);
    }
}
