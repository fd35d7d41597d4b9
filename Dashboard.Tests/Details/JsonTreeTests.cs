using System.Text.Json;
using Bunit;
using Dashboard.Client.Details;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Details;

public sealed class JsonTreeTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_first_level_is_open_and_the_next_one_opens_on_demand()
    {
        var tree = Render("""{"percent":98,"host":{"name":"db1"},"tags":[],"gone":null}""");
        Assert.Equal(["percent: 98", "tags: []", "gone: null"], tree.Texts(".leaf"));

        tree.FindAll(".toggle")[1].Click();

        Assert.Contains("name: \"db1\"", tree.Texts(".leaf"));
        Assert.Equal("true", tree.FindAll(".toggle")[1].GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Long_lists_and_long_texts_say_how_much_there_is()
    {
        var tree = Render(JsonSerializer.Serialize(new { list = Enumerable.Range(0, 60_000), text = new string('W', 64_000) }));
        tree.FindAll(".toggle")[1].Click();

        Assert.Equal("… and 59,900 more. Copy the data to read all of it.", Assert.Single(tree.Texts("p.size")));
        Assert.EndsWith("… (64,000 characters)\"", tree.Texts(".leaf")[^1], StringComparison.Ordinal);
        Assert.True(tree.FindAll("*").Count < 1_000);
    }

    [Fact]
    public void Names_and_values_are_text()
    {
        var tree = Render(JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["<b>"] = "<script>alert(1)</script>" }));

        Assert.Empty(tree.FindAll("b, script"));
        Assert.Equal(["<b>: \"<script>alert(1)</script>\""], tree.Texts(".leaf"));
    }

    private IRenderedComponent<JsonTree> Render(string json) =>
        _page.Render<JsonTree>(parameters => parameters.Add(tree => tree.Value, JsonDocument.Parse(json).RootElement));
}
