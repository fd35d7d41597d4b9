using Dashboard.Server.Export;

namespace Dashboard.Tests.Export;

public sealed class ExportOptionsValidatorTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.True(new ExportOptionsValidator().Validate(null, new ExportOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named_by_its_key()
    {
        var result = new ExportOptionsValidator().Validate(
            null, new ExportOptions { MaxRows = 0, MaxAtOnce = 0, WriteTimeout = TimeSpan.Zero, MaxTries = 0 });

        Assert.Equal(
            [
                "Export:MaxRows must be at least 1.",
                "Export:MaxAtOnce must be at least 1.",
                "Export:WriteTimeout must be longer than 0 and at most 01:00:00.",
                "Export:MaxTries must be at least 1.",
            ],
            result.Failures);
    }
}
