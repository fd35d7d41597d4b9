using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Client.Contracts;
using Dashboard.Server.Demo;
using Dashboard.Server.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Demo;

public sealed class DemoScriptTests
{
    private const int Steps = 500;

    private static readonly JsonSerializerOptions s_json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Everything_it_says_is_a_valid_notification(int seed)
    {
        var script = new DemoScript(new Random(seed));
        var body = new PublishBody(Options.Create(new PublishingOptions()));
        for (var step = 0; step < Steps; step++)
        {
            var (stream, notification) = script.Next();
            var request = new DefaultHttpContext().Request;
            request.ContentType = "application/json";
            request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(notification, s_json));

            var (draft, problem) = await body.ReadAsync(request, stream, CancellationToken.None);

            Assert.Null(problem?.Detail);
            Assert.Equal((stream, notification.Title), (draft!.Stream, draft.Title));
        }
    }

    [Fact]
    public void It_lives_on_three_streams_and_in_every_severity()
    {
        var said = Run(new DemoScript(new Random(1)), Steps);

        Assert.Equal(["deploys", "infrastructure", "payments"], said.Select(one => one.Stream).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            SeverityNames.All.Select(severity => severity.Name).Order(StringComparer.Ordinal),
            said.Select(one => one.Notification.Severity).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Everything_that_fires_is_resolved_later_under_its_key_and_title(int seed)
    {
        var script = new DemoScript(new Random(seed));
        var open = new List<(string Stream, string? Key, string Title)>();
        var fired = 0;
        foreach (var (stream, notification) in Run(script, Steps))
        {
            var condition = (stream, notification.Key, notification.Title);
            if (notification.Status == "firing")
            {
                open.Add(condition);
                fired++;
            }
            else if (notification.Status == "resolved")
            {
                Assert.True(open.Remove(condition), $"{condition} was resolved and had not fired");
            }
        }

        // What is still open now is resolved within another while.
        foreach (var (stream, notification) in Run(script, Steps).Where(one => one.Notification.Status == "resolved"))
        {
            open.Remove((stream, notification.Key, notification.Title));
        }

        Assert.NotEqual(0, fired);
        Assert.Empty(open);
    }

    private static List<(string Stream, DemoNotification Notification)> Run(DemoScript script, int steps) =>
        [.. Enumerable.Range(0, steps).Select(_ => script.Next())];
}
