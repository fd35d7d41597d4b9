using System.Text.Json;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Streams;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.Streams;

/// <summary>The dialogs of the page, in front of a real server.</summary>
public sealed class StreamDialogTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private TestServer _server = null!;
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _page.Services.AddSingleton<IStreams>(_server.Get<IStreams>());
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(_server.Url));
        _page.Services.AddScoped<StreamsClient>();
        _page.Render<MudPopoverProvider>();
        _dialogs = _page.Render<MudDialogProvider>();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_is_created_once_all_fields_are_right()
    {
        var page = _page.Render<StreamsPage>();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Create a stream").Click();
        Type("Name", "ops");
        Type("Description", "Operations");
        Type("Keep for", "a week");
        Type("Keep at most", "many");
        _dialogs.Find("form").Submit();
        _dialogs.WaitForAssertion(
            () =>
            {
                Assert.Contains("Must be a whole number with s, m, h or d", _dialogs.Markup, StringComparison.Ordinal);
                Assert.Contains("Must be a whole number of at least 1", _dialogs.Markup, StringComparison.Ordinal);
            },
            Eventually.Limit);

        Type("Keep for", "7d");
        Type("Keep at most", "5,000");
        _dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Stream ops was created.", page.Find(".count").TextContent), Eventually.Limit);
        var stream = Assert.Single(await ListAsync());
        Assert.Equal(("ops", "Operations", "7d", 5_000), (stream.Name, stream.Description, stream.RetainFor, stream.RetainCount));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_not_changed_by_creating()
    {
        await _server.PublishAsync("ops", "1");
        var page = _page.Render<StreamsPage>();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Create a stream").Click();
        Type("Name", "ops");

        _dialogs.Find("form").Submit();

        _dialogs.WaitForAssertion(
            () => Assert.Contains("There is a stream ops already", _dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal), Eventually.Limit);
    }

    [Fact]
    public async Task What_is_emptied_goes_back_to_the_setting_of_the_server()
    {
        using var set = await _server.Http.PutAsync(
            new Uri("/api/streams/ops", UriKind.Relative), new StringContent("""{"description":"Operations","retainFor":"7d","retainCount":5}"""));
        var page = _page.Render<StreamsPage>();
        page.Find("button.edit").Click();
        Type("Keep for", "");

        _dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Stream ops was changed.", page.Find(".count").TextContent), Eventually.Limit);
        var stream = Assert.Single(await ListAsync());
        Assert.Equal(("Operations", null, 5), (stream.Description, stream.RetainFor, stream.RetainCount));
    }

    [Fact]
    public async Task A_stream_is_deleted_only_once_its_name_was_typed()
    {
        await _server.PublishAsync("ops", "1");
        var page = _page.Render<StreamsPage>();
        page.Find("button.delete").Click();
        Assert.True(Button("Delete the stream").HasAttribute("disabled"));

        Type("Type ops to confirm", "op");
        _dialogs.Find("form").Submit();
        Assert.True(Button("Delete the stream").HasAttribute("disabled"));
        Assert.Single(await ListAsync());

        Type("Type ops to confirm", "ops");
        Assert.False(Button("Delete the stream").HasAttribute("disabled"));
        _dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Stream ops was deleted.", page.Find(".count").TextContent), Eventually.Limit);
        await Eventually.True(async () => (await ListAsync()).Count == 0, "it is gone");
    }

    [Fact]
    public async Task A_test_publish_tells_its_id_and_who_got_it()
    {
        await _server.PublishAsync("ops", "1");
        await using var subscription = await _server.SubscribeAsync("/sse/ops");
        var page = _page.Render<StreamsPage>();
        page.Find("button.use").Click();
        Assert.Equal(5, _dialogs.FindAll(".command").Count);

        Button("Publish a test notification").Click();

        _dialogs.WaitForAssertion(
            () => Assert.Matches("Published as [0-9a-f]{8}-2\\. 1 subscriber was connected\\.", _dialogs.Find(".try p").TextContent), Eventually.Limit);
        Assert.Equal(["Test notification"], await subscription.TitlesAsync(1));
    }

    private AngleSharp.Dom.IElement Button(string text) => _dialogs.FindAll("button").Single(button => button.TextContent.Trim() == text);

    /// <summary>Types into the field with a label.</summary>
    private void Type(string label, string text)
    {
        var id = _dialogs.FindAll("label").Single(one => one.TextContent.Trim().TrimEnd('*') == label).GetAttribute("for");
        var field = _dialogs.Find($"input#{id}");
        if (field.HasAttribute("blazor:oninput"))
        {
            field.Input(text);
        }
        else
        {
            field.Change(text);
        }
    }

    private async Task<IReadOnlyList<StreamSummary>> ListAsync() => JsonSerializer.Deserialize(
        await _server.GetTextAsync("/api/streams"), ContractsJson.Default.IReadOnlyListStreamSummary)!;
}
