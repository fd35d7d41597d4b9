using Dashboard.Server.Diagnostics.Lab;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class LabOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.True(new LabOptionsValidator().Validate(null, new LabOptions()).Succeeded);

    [Fact]
    public void Every_wrong_setting_is_named_in_one_try()
    {
        var result = new LabOptionsValidator().Validate(null, new LabOptions
        {
            Nginx = " ",
            MostRunning = 21,
            EndAfter = TimeSpan.FromDays(2),
            StartWithin = TimeSpan.Zero,
        });

        Assert.Equal(
            [
                "Diagnostics:Lab:Nginx must be the name or the path of a program.",
                "Diagnostics:Lab:MostRunning must be 0 to 20.",
                "Diagnostics:Lab:EndAfter must be 00:00:01 to 1.00:00:00.",
                "Diagnostics:Lab:StartWithin must be 00:00:01 to 00:01:00.",
            ],
            result.Failures);
    }
}
