using System.Net;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Far more publishes than the log can take.</summary>
public sealed class OverloadTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>One place in the queue and one draft a transaction, so that a machine of any speed is overloaded.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_too_much_is_refused_at_once_with_a_time_and_what_was_taken_is_delivered(string delivery)
    {
        const int AtOnce = 100;
        await using var server = await TestServer.StartAsync([delivery, "EventLog:MaxWaiting=5", "EventLog:MaxBatch=1"]);
        using var subscriber = await RawSubscriber.OpenLiveAsync(server.Url);

        var answers = new List<HttpResponseMessage>();
        for (var wave = 0; wave < Effort.Of(10, 200); wave++)
        {
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => server.PostTextAsync("ops", "x", null))));
        }

        var taken = answers.Count(one => one.StatusCode == HttpStatusCode.Created);
        var refused = answers.Where(one => one.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.Equal(answers.Count, taken + refused.Length);
        Assert.InRange(refused.Length, AtOnce, answers.Count - AtOnce / 10);
        Assert.All(refused, one => Assert.Equal(TimeSpan.FromSeconds(1), one.Headers.RetryAfter?.Delta));
        Assert.Equal(taken, server.Get<IEventLog>().Bounds.Last);
        Assert.Equal(Enumerable.Range(1, taken).Select(position => (long)position), await subscriber.PositionsAsync(taken));

        var receipt = await server.PublishAsync("ops", "as before");
        Assert.Equal(taken + 1, EventId.TryParse(receipt.Id, out var id) ? id.Position : 0);
        answers.ForEach(one => one.Dispose());
    }
}
