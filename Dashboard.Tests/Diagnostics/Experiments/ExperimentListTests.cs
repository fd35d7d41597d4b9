using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Experiments;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class ExperimentListTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_experiment_says_how_far_it_is_and_what_came_out()
    {
        var list = Render(SampleDiagnoses.Running.Experiments);

        Assert.Equal(["1 of 3"], list.Texts("header span"));
        Assert.Equal(
            [
                "✓ What reaches the application 12.0 ms The same on both paths.", "◌ Streams side by side up to 14.00 s",
                "○ A silence, to find the idle timeout waits",
            ],
            Lines(list));
        Assert.Equal(["done", "running", "waiting"], list.FindAll("li").Select(one => one.GetAttribute("data-state")));
    }

    [Theory]
    [InlineData(ExperimentState.Skipped, "– Name skipped Why.")]
    [InlineData(ExperimentState.Stopped, "■ Name stopped Why.")]
    public void What_was_not_done_says_why(ExperimentState state, string line) => Assert.Equal(
        [line], Lines(Render([new ExperimentProgress("code", "Name", state, "Why.", 1_000, null)])));

    private static IEnumerable<string> Lines(IRenderedComponent<ExperimentList> list) =>
        list.FindAll("li").Select(line => string.Join(' ', line.Children.Select(part => part.TextContent)));

    private IRenderedComponent<ExperimentList> Render(IReadOnlyList<ExperimentProgress> experiments) =>
        _page.Render<ExperimentList>(parameters => parameters.Add(list => list.Experiments, experiments));
}
