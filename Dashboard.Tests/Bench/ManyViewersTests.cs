using Dashboard.Bench;
using Dashboard.Bench.Screen;

namespace Dashboard.Tests.Bench;

public sealed class ManyViewersTests
{
    [Fact]
    public void A_notification_that_a_viewer_never_saw_counts_as_endlessly_late()
    {
        double[] all = [.. Enumerable.Repeat(100.0, 100)];
        double[] most = [.. Enumerable.Repeat(100.0, 94)];

        Assert.Equal([true, null, true, true], Verdicts([all, all], sent: 100));
        Assert.Equal([true, null, false, false], Verdicts([all, most], sent: 100));
        Assert.Equal([false, null, false, false], Verdicts([most, most], sent: 100));
    }

    [Theory]
    [InlineData("--screens 3 are more than the --viewers, of whom there are 2.", "--viewers", "2", "--screens", "3")]
    [InlineData("--screens needs a number from 0 to 20, not '21'.", "--screens", "21")]
    [InlineData("--only: 'all' is none of paint, one, viewers.", "--only", "all")]
    public void What_cannot_be_followed_is_named(string message, params string[] arguments) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => ScreenOptions.Read(arguments)).Message);

    private static IEnumerable<bool?> Verdicts(double[][] delays, int sent) =>
        ManyViewers.Figures("viewers", "shown", delays, sent).Select(figure => figure.IsMet);
}
